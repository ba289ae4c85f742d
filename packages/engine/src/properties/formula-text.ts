// Lexical passes over a formula's stored text; planFormula makes it of what a request wrote.
//
//   request   prop("Status")=="Done"
//   stored    {{notion:block_property:ipvr:<data source id>}} == "Done"
//   wire      {{notion:block_property:ipvr:<data source id>:<workspace id>}} == "Done"

import { decodePropertyId } from "../ids/property-id.ts"

const STORED = /\{\{notion:block_property:([^:{}]+):([^:{}]*)\}\}/g

/** The wire's form: every reference followed by the workspace's id. Source: recorded expressions. */
export function printFormula(stored: string, workspaceId: string): string {
  return stored.replace(
    STORED,
    (_piece, id, source) => `{{notion:block_property:${id}:${source}:${workspaceId}}}`,
  )
}

/** Raw ids of the properties of data source `dataSourceId` that a stored formula names. */
export function formulaReferences(stored: string, dataSourceId: string): string[] {
  const found: string[] = []
  for (const [, id, source] of stored.matchAll(STORED)) {
    if (source === dataSourceId) found.push(decodePropertyId(id as string))
  }
  return found
}
