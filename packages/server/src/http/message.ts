import type { Readable } from "node:stream"

/** A request as the API sees it, whichever door it came through: a socket or the in-process fetch. */
export interface ApiRequest {
  method: string
  /** Path with query, as sent: `/v1/pages/…?filter_properties=a`. */
  url: string
  /** Lower-case names. */
  headers: Record<string, string | undefined>
  body: Uint8Array | undefined
  /** A form, unread, in place of a body. */
  stream?: Readable
}

export interface ApiReply {
  status: number
  headers: Record<string, string>
  /** The body is these one after another; the first may be long, and is shared: nobody writes to it. */
  body: readonly [Buffer, Buffer]
  /** The connection is to end without an answer. */
  isDropped?: true
}

/** The reply's body in one piece. */
export function bodyOf(reply: ApiReply): Buffer {
  return Buffer.concat(reply.body)
}
