import { decodePropertyId, encodePropertyId } from "../../ids/property-id.ts"

/** What `{{notion:block_property:<id>:<data source>:<workspace>}}` names. */
export interface PropertyToken {
  /** Raw id. */
  id: string
  /** Absent in tokens of a page's built-in times and people. */
  source?: string
}

const TOKEN = /\{\{notion:block_property:([^:{}]+)(?::([^:{}]*))?(?::[^:{}]*)?\}\}/y

/** The token that begins at `at`, and where it ends; undefined when there is none. The workspace is not looked at. */
export function readPropertyToken(
  text: string,
  at: number,
): { token: PropertyToken; end: number } | undefined {
  TOKEN.lastIndex = at
  const match = TOKEN.exec(text)
  if (match === null) return undefined
  const id = decodePropertyId(match[1] as string)
  return { token: match[2] ? { id, source: match[2] } : { id }, end: TOKEN.lastIndex }
}

/** The stored form, which names no workspace. */
export function writePropertyToken({ id, source }: PropertyToken): string {
  return `{{notion:block_property:${encodePropertyId(id)}${source === undefined ? "" : `:${source}`}}}`
}
