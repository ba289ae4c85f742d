import { validationError } from "@inkling/contract"
import { blockKinds } from "./block-kinds.ts"
import type { Payload } from "./kinds/block-kind.ts"

/** A block of a request: its type's key holds the payload, children included. */
export interface BlockRequest {
  type: string
  payload: Payload
  children: readonly Payload[]
}

/**
 * Reads which block a request's object means; `type` may be left out. The contract has checked its shape.
 * @throws validationError when no key names a kind of block (imports only)
 */
export function readBlockRequest(input: Payload, path: string): BlockRequest {
  const type = namedType(input) ?? Object.keys(input).find((key) => blockKinds.has(key))
  const payload = type === undefined ? undefined : (input[type] as Payload | undefined)
  if (type === undefined || payload === undefined) throw validationError(`${path} names no kind of block.`)
  const { children, ...rest } = payload
  return { type, payload: rest, children: (children as Payload[] | undefined) ?? [] }
}

function namedType(input: Payload): string | undefined {
  const { type } = input
  return typeof type === "string" && type in input ? type : undefined
}
