import type { Schema } from "../schema/schema.ts"
import { aggregateBody } from "./aggregate-body.ts"
import {
  aggregateAnswer,
  batchAnswer,
  optionsAnswer,
  previewAnswer,
  restoreAnswer,
  treeAnswer,
  upsertAnswer,
  versionAnswer,
  versionsAnswer,
  windowAnswer,
} from "./answers.ts"
import { batchBody } from "./batch-body.ts"
import { formulaPreviewBody } from "./formula-preview-body.ts"
import { optionsBody } from "./options-body.ts"
import { upsertBody } from "./upsert-body.ts"
import { windowBody } from "./window-body.ts"

export type BeyondKey =
  | "batch"
  | "getPageTree"
  | "upsertRows"
  | "aggregateRows"
  | "queryWindow"
  | "previewFormula"
  | "editOptions"
  | "listPageVersions"
  | "getPageVersion"
  | "restorePageVersion"

/** An endpoint of ours that Notion has not. Schemas refer to the definitions of the newest version's requests. */
export interface BeyondEndpoint {
  key: BeyondKey
  method: "GET" | "POST"
  /** `/inkling/v1/pages/{page_id}/tree` */
  path: string
  /** One line on what it does, for listings. */
  summary: string
  pathSchema: Schema
  querySchema: Schema
  bodySchema: Schema
  /** Refers to the definitions of responses, of the version asked for. */
  responseSchema: Schema
}

const object = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
})
const uuid: Schema = { type: "string", format: "uuid" }
const nothing = object({})
const page = object({ page_id: uuid })
const dataSource = object({ data_source_id: uuid })
const version = object({ page_id: uuid, version_id: uuid })
const pageOf = (maximum: number): Schema =>
  object(
    { page_size: { type: "integer", minimum: 1, maximum }, start_cursor: { type: "string", minLength: 1 } },
    [],
  )

/** Everything under /inkling/v1, in the order of the documentation. */
export const beyondManifest: readonly BeyondEndpoint[] = [
  {
    key: "batch",
    method: "POST",
    path: "/inkling/v1/batch",
    summary: "Up to 1,000 writes of the API in one transaction, all or nothing",
    pathSchema: nothing,
    querySchema: nothing,
    bodySchema: batchBody,
    responseSchema: batchAnswer,
  },
  {
    key: "getPageTree",
    method: "GET",
    path: "/inkling/v1/pages/{page_id}/tree",
    summary: "A page's blocks, nested, in one answer",
    pathSchema: page,
    querySchema: pageOf(1_000),
    bodySchema: nothing,
    responseSchema: treeAnswer,
  },
  {
    key: "upsertRows",
    method: "POST",
    path: "/inkling/v1/data_sources/{data_source_id}/upsert",
    summary: "Creates rows or updates those that have the same key",
    pathSchema: dataSource,
    querySchema: nothing,
    bodySchema: upsertBody,
    responseSchema: upsertAnswer,
  },
  {
    key: "aggregateRows",
    method: "POST",
    path: "/inkling/v1/data_sources/{data_source_id}/aggregate",
    summary: "Counts, sums and the like over rows, by groups",
    pathSchema: dataSource,
    querySchema: nothing,
    bodySchema: aggregateBody,
    responseSchema: aggregateAnswer,
  },
  {
    key: "queryWindow",
    method: "POST",
    path: "/inkling/v1/data_sources/{data_source_id}/query_window",
    summary: "A window of a query's rows by offset, and how many there are in all",
    pathSchema: dataSource,
    querySchema: nothing,
    bodySchema: windowBody,
    responseSchema: windowAnswer,
  },
  {
    key: "previewFormula",
    method: "POST",
    path: "/inkling/v1/data_sources/{data_source_id}/formula_preview",
    summary: "What is wrong with a formula, or what it gives for a row, without storing it",
    pathSchema: dataSource,
    querySchema: nothing,
    bodySchema: formulaPreviewBody,
    responseSchema: previewAnswer,
  },
  {
    key: "editOptions",
    method: "POST",
    path: "/inkling/v1/data_sources/{data_source_id}/options",
    summary: "Gives options of a property other names and colours",
    pathSchema: dataSource,
    querySchema: nothing,
    bodySchema: optionsBody,
    responseSchema: optionsAnswer,
  },
  {
    key: "listPageVersions",
    method: "GET",
    path: "/inkling/v1/pages/{page_id}/versions",
    summary: "What a page was like earlier, newest first",
    pathSchema: page,
    querySchema: pageOf(100),
    bodySchema: nothing,
    responseSchema: versionsAnswer,
  },
  {
    key: "getPageVersion",
    method: "GET",
    path: "/inkling/v1/pages/{page_id}/versions/{version_id}",
    summary: "A page's properties and content as they were",
    pathSchema: version,
    querySchema: nothing,
    bodySchema: nothing,
    responseSchema: versionAnswer,
  },
  {
    key: "restorePageVersion",
    method: "POST",
    path: "/inkling/v1/pages/{page_id}/versions/{version_id}/restore",
    summary: "Puts a page's properties and content back",
    pathSchema: version,
    querySchema: nothing,
    bodySchema: nothing,
    responseSchema: restoreAnswer,
  },
]
