// Lexical passes over a formula's stored text; planFormula makes it of what a request wrote.
//
//   request   prop("Status")=="Done"
//   stored    {{notion:block_property:ipvr:<data source id>}} == "Done"
//   wire      {{notion:block_property:ipvr:<data source id>:<workspace id>}} == "Done"

import { decodePropertyId } from "../ids/property-id.ts"

const STORED = /\{\{notion:block_property:([^:{}]+):([^:{}]*)\}\}/g

const PRINTED = /\{\{notion:block_property:([^:{}]+):([^:{}]*):[^:{}]*\}\}/g

/** The wire's form: every reference followed by the workspace's id. Source: recorded expressions. */
export function printFormula(stored: string, workspaceId: string): string {
  return stored.replace(
    STORED,
    (_piece, id, source) => `{{notion:block_property:${id}:${source}:${workspaceId}}}`,
  )
}

/** The stored form of the wire's, whatever workspace that names. */
export function unprintFormula(wire: string): string {
  return wire.replace(PRINTED, (_piece, id, source) => `{{notion:block_property:${id}:${source}}}`)
}

/** A property that a formula names: raw id, and its data source's id. */
export interface FormulaReference {
  id: string
  source: string
}

/** All properties that a stored formula names. */
export function allFormulaReferences(stored: string): FormulaReference[] {
  return [...stored.matchAll(STORED)].map(([, id, source]) => ({
    id: decodePropertyId(id as string),
    source: source as string,
  }))
}

/** Raw ids of the properties of data source `dataSourceId` that a stored formula names. */
export function formulaReferences(stored: string, dataSourceId: string): string[] {
  return allFormulaReferences(stored).flatMap(({ id, source }) => (source === dataSourceId ? [id] : []))
}
