import {
  ApiError,
  checkRequest,
  type EndpointKey,
  explainRequest,
  newestVersion,
  validationError,
  type WireRequest,
} from "@inkling/contract"
import { findProperty, type Property, parseValues, throwProblems } from "@inkling/engine"
import type { PageRow, WriteTx } from "@inkling/store"
import { findVisibleDataSource } from "../../access/find-visible.ts"
import { requireNeed } from "../../access/require-need.ts"
import type { Call } from "../../endpoints/endpoint.ts"
import { AfterCommit } from "../../endpoints/endpoint.ts"
import { endpointFor } from "../../endpoints/index.ts"
import { contentContext } from "../../load/content-context.ts"
import { TurnGiver } from "../../load/turn-giver.ts"
import { visibleColumns } from "../../load/visible-columns.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { atIndex } from "../at-index.ts"
import { beyondWrite } from "../beyond-endpoint.ts"
import { keepVersion } from "../history/keep-version.ts"
import { findByKey } from "./find-by-key.ts"
import { isUnchanged } from "./is-unchanged.ts"
import { keyOfValue, keyProperty, type RowKey } from "./row-key.ts"

type UpsertRow = Record<string, unknown> & { properties: Record<string, unknown> }

/**
 * Brings rows in by a key: one that is there is updated where it differs, one that is not is created; all or nothing.
 * Rows have the newest version's shape. Creating and updating ask for their own capabilities.
 */
export const upsertRows = beyondWrite("upsertRows", "read_content", async (call, tx) => {
  const { principal, services, body } = call
  const { dataSource } = await findVisibleDataSource(tx, principal, call.path["data_source_id"] as string)
  await requireEditable(tx, services, dataSource)
  const all = await services.schemas.freshProperties(tx, dataSource)
  const schema = await visibleColumns(tx, principal, dataSource, all)
  const key = keyProperty(schema, body["key"] as string)
  const rows = body["rows"] as UpsertRow[]
  const keys = await readKeys(tx, call, rows, schema, key)
  const there = await findByKey(tx, principal, dataSource.pk, key, new Set(keys))

  const counts = { created: 0, updated: 0, unchanged: 0 }
  const results: { status: keyof typeof counts; id: string }[] = []
  const turns = new TurnGiver()
  for (const [index, row] of rows.entries()) {
    await turns.pause()
    const matches = there.get(keys[index] as RowKey) ?? []
    const result = await atIndex("row", index, () =>
      upsertRow(tx, call, { row, key, schema, matches, dataSourceId: dataSource.id }),
    )
    counts[result.status]++
    results.push(result)
  }
  return { object: "upsert", ...counts, results }
})

/** The rows' keys, in order. @throws validationError for a row without one, or two rows with the same */
async function readKeys(
  tx: WriteTx,
  call: Call,
  rows: readonly UpsertRow[],
  schema: readonly Property[],
  key: Property,
): Promise<RowKey[]> {
  const content = await contentContext(tx, call)
  const { ids } = call.services
  const seen = new Map<RowKey, number>()
  for (const [index, { properties }] of rows.entries()) {
    const [name, input] =
      Object.entries(properties).find(([given]) => findProperty(schema, given) === key) ?? []
    const own = name === undefined ? {} : { [name]: input }
    await atIndex("row", index, async () => {
      const value =
        key.type === "unique_id"
          ? uniqueNumber(input)
          : keyOfValue(
              key,
              parseValues(own, schema, { content, ids, actor: call.principal.integration.bot_id }).patch[
                key.id
              ],
            )
      throwProblems(content)
      if (value === undefined)
        throw validationError(
          `body.rows[${index}].properties should have a key: a plain ${key.name} that is not empty.`,
        )
      const earlier = seen.get(value)
      if (earlier !== undefined)
        throw validationError(`body.rows[${index}] has the same ${key.name} as body.rows[${earlier}].`)
      seen.set(value, index)
    })
  }
  return [...seen.keys()]
}

/** As answers show it: `{"unique_id": {"number": 3}}`. */
function uniqueNumber(input: unknown): number | undefined {
  const number = (input as { unique_id?: { number?: unknown } } | undefined)?.unique_id?.number
  return typeof number === "number" ? number : undefined
}

interface Upsert {
  row: UpsertRow
  key: Property
  schema: readonly Property[]
  /** Rows that have its key. */
  matches: readonly PageRow[]
  dataSourceId: string
}

async function upsertRow(tx: WriteTx, call: Call, { row, key, schema, matches, dataSourceId }: Upsert) {
  const [match, second] = matches
  if (match && second) throw severalRows(key, matches)
  if (!match && key.type === "unique_id")
    throw validationError(`No row has this ${key.name}, and the server gives the numbers of new rows.`)
  const written = key.type === "unique_id" ? withoutKey(row, schema, key) : row
  if (!match) {
    const body = { parent: { type: "data_source_id", data_source_id: dataSourceId }, ...written }
    return { status: "created" as const, id: await write(tx, call, "createPage", {}, body) }
  }
  const path = { page_id: match.id }
  const checked = checkWrite("updatePage", path, written)
  if (await isUnchanged(tx, { ...call, body: checked }, match, schema))
    return { status: "unchanged" as const, id: match.id }
  return { status: "updated" as const, id: await write(tx, call, "updatePage", path, written) }
}

const severalRows = (key: Property, rows: readonly PageRow[]): ApiError =>
  new ApiError(
    "conflict_error",
    `Several rows have this ${key.name}: ${rows.map(({ id }) => id).join(", ")}.`,
  )

function withoutKey(row: UpsertRow, schema: readonly Property[], key: Property): UpsertRow {
  const others = Object.entries(row.properties).filter(([name]) => findProperty(schema, name) !== key)
  return { ...row, properties: Object.fromEntries(others) }
}

type PageWrite = Extract<EndpointKey, "createPage" | "updatePage">

/** @throws validationError as the write itself would */
function checkWrite(
  key: PageWrite,
  path: Record<string, string>,
  body: Record<string, unknown>,
): Record<string, unknown> {
  const wire: WireRequest = { path, query: {}, body }
  if (!checkRequest(newestVersion, key, wire)) throw validationError(explainRequest(newestVersion, key, wire))
  return body
}

/** Writes a page as if the request had come alone; returns its id. */
async function write(
  tx: WriteTx,
  call: Call,
  key: PageWrite,
  path: Record<string, string>,
  body: Record<string, unknown>,
): Promise<string> {
  const endpoint = endpointFor(newestVersion, key)
  if (endpoint.mode !== "write") throw new Error(`${key} does not write.`)
  const principal = await call.services.authenticator.refresh(tx, call.principal)
  requireNeed(principal, endpoint.need)
  const checked = checkWrite(key, path, body)
  const own = { ...call, principal, path, query: {}, body: checked, version: newestVersion }
  await keepVersion(tx, own, key)
  const answer = await endpoint.handle(own, tx)
  return (answer instanceof AfterCommit ? answer.known : answer)["id"] as string
}
