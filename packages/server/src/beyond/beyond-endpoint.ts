import type { BeyondKey } from "@inkling/contract"
import type { Endpoint } from "../endpoints/endpoint.ts"

/** What serves a request once it is checked: like an endpoint of the API, in one read or one write job. */
export type Served =
  | Omit<Extract<Endpoint, { mode: "read" }>, "key">
  | Omit<Extract<Endpoint, { mode: "write" }>, "key">

type Reads = Omit<Extract<Endpoint, { mode: "read" }>, "key"> & { key: BeyondKey }
type Writes = Omit<Extract<Endpoint, { mode: "write" }>, "key"> & { key: BeyondKey }

export type BeyondHandler = Reads | Writes

/** Answers are in the caller's version already. */
export function beyondRead(key: BeyondKey, need: Reads["need"], handle: Reads["handle"]): BeyondHandler {
  return { key, need, mode: "read", handle }
}

export function beyondWrite(key: BeyondKey, need: Writes["need"], handle: Writes["handle"]): BeyondHandler {
  return { key, need, mode: "write", handle }
}
