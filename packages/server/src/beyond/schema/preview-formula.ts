import { validationError } from "@inkling/contract"
import {
  type Formula,
  FormulaError,
  type FormulaResult,
  formulaKind,
  parseFormula,
  schemaOf,
  storedFormula,
} from "@inkling/engine"
import type { DataSourceRow, PageRow, Snapshot } from "@inkling/store"
import { findVisibleDataSource, findVisiblePage } from "../../access/find-visible.ts"
import { FormulaBook, type FormulaProperty } from "../../compute/formula-book.ts"
import { Known } from "../../compute/known.ts"
import type { Call } from "../../endpoints/endpoint.ts"
import { computeOne } from "../../endpoints/pages/compute-one.ts"
import { type LoadedDataSource, Schemas } from "../../load/schema-of.ts"
import { visibleColumns } from "../../load/visible-columns.ts"
import type { Wire } from "../../present/context.ts"
import { presentFormula } from "../../present/present-computed.ts"
import { beyondRead } from "../beyond-endpoint.ts"

/** Of a property that is nowhere: real ones count from 1, and `#` begins no id. */
const nowhere = { pk: 0, id: "#preview", name: "Preview", description: null }

/**
 * What is wrong with a formula, in the sentence that a schema update would be refused with and at which place, or its
 * type and, given a row, its value as the caller would read it. Nothing is stored. That a formula depends on itself is
 * told only by the update.
 */
export const previewFormula = beyondRead("previewFormula", "read_content", async (call, tx) => {
  const { principal, services, body } = call
  const { dataSource } = await findVisibleDataSource(tx, principal, call.path["data_source_id"] as string)
  const schemas = new Schemas(tx, services.schemas)
  const schema = (await schemas.load(dataSource.pk)) as LoadedDataSource
  const columns = await visibleColumns(tx, principal, dataSource, schema.properties)
  const page = await rowToShow(tx, call, dataSource)
  const known = new Known(tx, principal, schemas, (read) => read())
  await known.addSource(schema, columns)
  const formula = await parseKnowing(known, dataSource.id, body["expression"] as string)
  if (formula instanceof FormulaError) return preview({ message: formula.message, position: formula.at })
  const type = formulaKind(formula.type)
  if (!page) return preview(null, type)
  const property: FormulaProperty = {
    ...nowhere,
    type: "formula",
    config: { expression: storedFormula(formula) },
  }
  // A book of its own: what is kept by the pk of a property must not meet what belongs to none.
  const apart: Call = { ...call, services: { ...services, formulas: new FormulaBook() } }
  const value = await computeOne(tx, apart, { schema, schemas, columns, page }, property)
  return preview(null, type, value as FormulaResult)
})

/** The formula, once all data sources are known that its types lead through. */
async function parseKnowing(
  known: Known,
  dataSourceId: string,
  expression: string,
): Promise<Formula | FormulaError> {
  const schema = schemaOf(dataSourceId, (id) => {
    const source = known.source(id)
    return source ? [...source.visible.values()] : undefined
  })
  for (;;) {
    const formula = parseFormula(expression, schema)
    if (!known.isMissing) return formula
    await known.load()
  }
}

/** The row that a preview is of. @throws validationError for a page of another place */
async function rowToShow(tx: Snapshot, call: Call, { pk, id }: DataSourceRow): Promise<PageRow | undefined> {
  const pageId = call.body["page_id"] as string | undefined
  if (pageId === undefined) return undefined
  const page = await findVisiblePage(tx, call.principal, pageId)
  if (page.data_source_pk !== pk) throw validationError(`Page ${pageId} is not a row of data source ${id}.`)
  return page
}

/** @param type undefined when it cannot be told */
function preview(
  problem: { message: string; position: number } | null,
  type?: FormulaResult["type"],
  value?: FormulaResult,
): Wire {
  return {
    object: "formula_preview",
    problem,
    type: type ?? null,
    formula: value ? presentFormula(value) : null,
  }
}
