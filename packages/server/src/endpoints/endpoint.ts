import type { Readable } from "node:stream"
import type { ApiVersion, EndpointKey } from "@inkling/contract"
import type { Snapshot, WriteTx } from "@inkling/store"
import type { Capability, Principal } from "../auth/principal.ts"
import type { Wire } from "../present/context.ts"
import type { Rendered } from "../present/rendered.ts"
import type { Services } from "../services.ts"

/** A checked request in the newest version's shape, and who sent it. */
export interface Call {
  /** Uuids are dashed and lower-case; other parameters are percent-decoded. */
  path: Record<string, string>
  query: Record<string, unknown>
  body: Record<string, unknown>
  /** The version the client asked for. Handlers look at it only where meaning, not shape, depends on it. */
  version: ApiVersion
  /** As of the transaction the handler gets. */
  principal: Principal
  services: Services
  /** Scheme and host the client used, when allowed; base of absolute links. */
  base: string
  /** The path as sent, which some links echo. */
  pathname: string
  /** Flags of the Notion-Beta header. */
  beta: readonly string[]
  /** Milliseconds; an answer that asked for them is not kept. */
  now(): number
  /** Told of each task that the write accepts, so that it is looked for once it is committed. */
  onTask?: () => void
}

/** What a caller must be able to do; `user_information` means either level, a list any one of it. */
export type Need = Capability | "user_information" | readonly Capability[] | undefined

/** In the newest version's shape, or bytes in the caller's own. */
export type Answer = Wire | Rendered

/**
 * What a write answers when making it takes long: it is made once the write is committed, on a snapshot that sees it,
 * so that no other write waits.
 */
export class AfterCommit {
  readonly read: (tx: Snapshot) => Promise<Wire>
  /** What is known before the commit: the object's kind and id. */
  readonly known: Wire

  constructor(read: (tx: Snapshot) => Promise<Wire>, known: Wire = {}) {
    this.read = read
    this.known = known
  }
}

/**
 * What a read keeps for later: it looks long and writes little, so that the looking holds up no other write. It logs
 * nothing, and its answer is never kept.
 */
export class ThenKeep {
  readonly write: (tx: WriteTx) => Promise<Wire>

  constructor(write: (tx: WriteTx) => Promise<Wire>) {
    this.write = write
  }
}

export type Endpoint =
  | {
      key: EndpointKey
      need: Need
      mode: "read"
      handle(call: Call, tx: Snapshot): Promise<Answer | ThenKeep>
    }
  | {
      key: EndpointKey
      need: Need
      mode: "write"
      handle(call: Call, tx: WriteTx): Promise<Wire | AfterCommit>
      /** Lets `allow_async` in: refuses what needs no reading of the content, before the task is accepted. */
      admit?: Admit
    }
  | { key: EndpointKey; need: Need; mode: "free"; handle(call: FreeCall): Promise<Wire> }

/** Looks at a call that is to be done later. @throws what the call itself would be refused with */
export type Admit = (call: Call, tx: WriteTx) => Promise<void>

/** A call whose handler opens its transactions itself, each with the caller as of that transaction. */
export interface FreeCall extends Omit<Call, "principal"> {
  read<T>(job: (tx: Snapshot, principal: Principal) => Promise<T>): Promise<T>
  write<T>(job: (tx: WriteTx, principal: Principal) => Promise<T>): Promise<T>
  /** The caller as of a transaction that was opened otherwise. @throws restrictedResource */
  refresh(tx: Snapshot): Promise<Principal>
  /** The body as it comes, for endpoints that take a form. */
  stream: Readable | undefined
  contentType: string | undefined
}

/** An endpoint that reads: load → authorize → present, in one snapshot. */
export function readEndpoint(
  key: EndpointKey,
  need: Need,
  handle: (call: Call, tx: Snapshot) => Promise<Answer | ThenKeep>,
): Endpoint {
  return { key, need, mode: "read", handle }
}

/** An endpoint that writes: one write job, so that nothing is planned on stale rows. It awaits only the store. */
export function writeEndpoint(
  key: EndpointKey,
  need: Need,
  handle: (call: Call, tx: WriteTx) => Promise<Wire | AfterCommit>,
  admit?: Admit,
): Endpoint {
  return { key, need, mode: "write", handle, ...(admit && { admit }) }
}

/** An endpoint that waits for more than the store: it writes in jobs of its own, before or after. It has no deadline. */
export function freeEndpoint(
  key: EndpointKey,
  need: Need,
  handle: (call: FreeCall) => Promise<Wire>,
): Endpoint {
  return { key, need, mode: "free", handle }
}
