import type { ContentContext } from "../../rich-text/content-context.ts"

/** A payload, of a request or as stored; its shape depends on the kind. */
export type Payload = Record<string, unknown>

/**
 * What may be listed under a block: nothing; any block that can stand by itself; or only the types named. Columns and
 * table rows stand nowhere but where they are named.
 */
export type ChildRule = "none" | "any" | readonly string[]

/** @param path of the payload in the body, for error sentences: `body.children[0].paragraph` */
export type ParsePayload = (request: Payload, context: ContentContext, path: string) => Payload

/** One kind of block: how requests become stored payloads, and what may be nested in it. */
export interface BlockKind {
  readonly type: string
  /**
   * The stored payload of a new block, from a checked request (`children` is not its business). Absent when the API
   * cannot create the kind.
   */
  readonly create?: ParsePayload
  /** The stored payload after a request's changes. Absent when the API cannot update the kind. */
  readonly update?: (request: Payload, context: ContentContext, path: string, stored: Payload) => Payload
  readonly children: ChildRule | ((payload: Payload) => ChildRule)
  /** Children a request must bring when it creates one. */
  readonly minChildren?: number
}
