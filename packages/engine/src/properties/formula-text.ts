// A lexical pass over a formula's text: it finds references to properties outside strings and changes nothing else.
//
//   request   prop("Status") == "Done"
//   stored    {{notion:block_property:ipvr:<data source id>}} == "Done"
//   wire      {{notion:block_property:ipvr:<data source id>:<workspace id>}} == "Done"

import { decodePropertyId, encodePropertyId } from "../ids/property-id.ts"

/** A string literal, `prop("…")`, or a token as the wire prints it. A quote inside a string is escaped by `\`. */
const PIECE =
  /(\.\s*)?\bprop\(\s*"((?:[^"\\]|\\.)*)"\s*\)|"(?:[^"\\]|\\.)*"|\{\{notion:block_property:([^:{}]+):([^:{}]*)(?::[^:{}]*)?\}\}/g

const STORED = /\{\{notion:block_property:([^:{}]+):([^:{}]*)\}\}/g

/**
 * The stored form of a formula as a request writes it. `x.prop("Name")`, a property of another page, keeps its name.
 * @param resolve raw id of the property of that name in the formula's own data source
 * @param onUnknown called with a name that `resolve` does not know; throws
 */
export function storeFormula(
  expression: string,
  dataSourceId: string,
  resolve: (name: string) => string | undefined,
  onUnknown: (name: string) => never,
): string {
  return expression.replace(PIECE, (piece, dot, quoted, tokenId, tokenSource) => {
    if (tokenId !== undefined) return token(decodePropertyId(tokenId), tokenSource)
    if (quoted === undefined || dot !== undefined) return piece
    const name = unquote(quoted)
    return token(resolve(name) ?? onUnknown(name), dataSourceId)
  })
}

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

function token(id: string, dataSourceId: string): string {
  return `{{notion:block_property:${encodePropertyId(id)}:${dataSourceId}}}`
}

function unquote(text: string): string {
  return text.replace(/\\(.)/g, "$1")
}
