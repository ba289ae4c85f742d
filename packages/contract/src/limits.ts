import { numberFormats } from "./number-formats.ts"
import { definitionOf, objectsNamed, objectsOf, visit } from "./schema/edit.ts"
import { type Definitions, nameOfReference, type Schema } from "./schema/schema.ts"

/** What the types cannot say. Source, unless said: developers.notion.com/reference/request-limits. */
export const limits = {
  /** Elements of any array of blocks, rich text, options, ids, files, filters or sorts (sorts: inferred). */
  arrayItems: 100,
  /** UTF-16 code units of one text; the live API counts so (reported). */
  textChars: 2000,
  urlChars: 2000,
  expressionChars: 1000,
  /** Names of files, ids of options. */
  nameChars: 100,
  /** The docs say 200, the published schema 100; the wider is taken. */
  emailChars: 200,
  phoneChars: 200,
  descriptionChars: 280,
  pageSize: 100,
  commentAttachments: 3,
  /** The create schema says 10,000, the sending of parts 1,000. */
  uploadParts: 1000,
  tableColumnsMin: 1,
  tableRowsMin: 1,
  columnsMin: 2,
} as const

/** Puts the limits into freshly loaded request schemas, keyed by the names of the types. */
export function applyLimits(definitions: Definitions): void {
  const set = (name: string, keywords: Schema) => Object.assign(definitionOf(definitions, name), keywords)
  set("IdRequest", { format: "uuid" })
  set("TextRequest", { minLength: 1, maxLength: limits.textChars })
  set("StringRequest", { minLength: 1, maxLength: limits.nameChars })
  set("PropertyDescriptionRequest", { minLength: 1, maxLength: limits.descriptionChars })
  set("EmojiRequest", { format: "emoji" })
  set("NumberFormat", { enum: numberFormats })
  const at = (name: string, path: readonly string[], keywords: Schema) => {
    for (const object of objectsNamed(definitions, name)) limitAt(definitions, object, path, keywords)
  }
  const date: Schema = { type: "string", format: "date" }
  at("DateRequest", ["start"], date)
  at("DateRequest", ["end"], { anyOf: [date, { type: "null" }] })
  at("RichTextItemRequest", ["text", "content"], { maxLength: limits.textChars })
  at("RichTextItemRequest", ["text", "link", "url"], { maxLength: limits.urlChars })
  at("RichTextItemRequest", ["equation", "expression"], { maxLength: limits.expressionChars })
  at("ContentWithExpressionRequest", ["expression"], { maxLength: limits.expressionChars })
  for (const name of ["MediaContentWithUrlAndCaptionRequest", "UpdateMediaContentWithUrlAndCaptionRequest"])
    at(name, ["url"], { maxLength: limits.urlChars })
  for (const name of ["ExternalPageCoverRequest", "ExternalPageIconRequest"])
    at(name, ["external", "url"], { maxLength: limits.urlChars })
  for (const name of ["FileUploadPageCoverRequest", "FileUploadPageIconRequest"])
    at(name, ["file_upload", "id"], { format: "uuid" })
  at("TableRequestWithTableRowChildren", ["table_width"], {
    type: "integer",
    minimum: limits.tableColumnsMin,
  })
  at("TableRequestWithTableRowChildren", ["children"], { minItems: limits.tableRowsMin })
  at("ColumnListRequest", ["children"], { minItems: limits.columnsMin })
  at("ColumnWithChildrenRequest", ["width_ratio"], { exclusiveMinimum: 0, exclusiveMaximum: 1 })
  at("UpdateBlockBodyParameters", ["column", "width_ratio"], { exclusiveMinimum: 0, exclusiveMaximum: 1 })
  at("CreateCommentBodyParameters", ["attachments"], { maxItems: limits.commentAttachments })
  for (const body of objectsNamed(definitions, "CreateCommentBodyParameters"))
    Object.assign(body.properties?.["attachments"]?.items?.properties?.["file_upload_id"] ?? {}, {
      format: "uuid",
    })
  at("CreateFileUploadBodyParameters", ["number_of_parts"], {
    type: "integer",
    minimum: 1,
    maximum: limits.uploadParts,
  })
  at("TableViewConfigRequest", ["frozen_column_index"], { type: "integer", minimum: 0 })
  at("ViewPropertyConfigRequest", ["width"], { minimum: 1 })
  at("NumberGroupByConfigRequest", ["range_size"], { minimum: 1 })
  at("FormulaNumberSubGroupByRequest", ["range_size"], { minimum: 1 })
  at("WidgetPlacementRequest", ["row_index"], { type: "integer", minimum: 0 })
  limitEverywhere(definitions)
}

/** Adds keywords to the schema at a path of keys below an object; nulls beside it stay allowed. */
function limitAt(definitions: Definitions, object: Schema, path: readonly string[], keywords: Schema): void {
  const [key, ...rest] = path
  const property = object.properties?.[key as string]
  if (!property) return
  if (rest.length === 0) {
    // A reference is shared with other places: limit a copy.
    const own =
      property.$ref === undefined
        ? property
        : { ...definitionOf(definitions, nameOfReference(property.$ref)) }
    object.properties = { ...object.properties, [key as string]: Object.assign(own, keywords) }
    return
  }
  for (const below of objectsOf(definitions, property)) limitAt(definitions, below, rest, keywords)
}

/** Lists that the docs do not cap: a view may show all 500 properties of a data source. */
const uncapped = new Set(["#/definitions/ViewPropertyConfigRequest"])

function limitEverywhere(definitions: Definitions): void {
  const pageSize: Schema = { type: "integer", minimum: 1, maximum: limits.pageSize }
  const kinds: Record<string, Schema> = {
    email: { type: "string", minLength: 1, maxLength: limits.emailChars },
    phone_number: { type: "string", minLength: 1, maxLength: limits.phoneChars },
  }
  for (const definition of Object.values(definitions))
    visit(definition, (schema) => {
      if (schema.items && !uncapped.has(schema.items.$ref ?? "")) schema.maxItems ??= limits.arrayItems
      if (schema.properties?.["page_size"]) schema.properties["page_size"] = { ...pageSize }
      for (const [key, text] of Object.entries(kinds)) {
        const value = schema.properties?.[key]?.anyOf
        if (value?.[0]?.$ref === "#/definitions/StringRequest") value[0] = { ...text }
      }
    })
}
