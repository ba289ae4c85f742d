import type { Wire } from "./context.ts"

/** An open object without a key. */
const emptyBytes = 1

const emptyResults = '"results":[]'

/** A JSON object as bytes, still open: its closing brace comes with what each answer adds. */
export class Rendered {
  readonly bytes: Buffer
  /** False for the templates list, which shows no request id (recorded). */
  readonly hasRequestId: boolean
  /** 202 for what is accepted to be done later. */
  readonly status: 200 | 202
  /** The same bytes given to a repeated request: its answer says so. */
  readonly isReplayed: boolean

  constructor(bytes: Buffer, hasRequestId = true, status: 200 | 202 = 200, isReplayed = false) {
    this.bytes = bytes
    this.hasRequestId = hasRequestId
    this.status = status
    this.isReplayed = isReplayed
  }

  static of(body: Wire, status: 200 | 202 = 200): Rendered {
    return new Rendered(Buffer.from(JSON.stringify(body).slice(0, -1)), !("templates" in body), status)
  }

  /** A list whose items are JSON already, each in pieces and with a comma in front; `list` is the answer without them. */
  static listOf(list: Wire, items: readonly (readonly Buffer[])[]): Rendered {
    const { bytes } = Rendered.of(list)
    const begin = bytes.indexOf(emptyResults) + emptyResults.length - 1
    const pieces = items.flat()
    if (pieces[0]) pieces[0] = pieces[0].subarray(1)
    return new Rendered(Buffer.concat([bytes.subarray(0, begin), ...pieces, bytes.subarray(begin)]))
  }

  /** An object that is JSON already, in pieces and with a comma in front. */
  static objectOf(pieces: readonly Buffer[]): Rendered {
    const bytes = Buffer.concat(pieces)
    return new Rendered(bytes.subarray(1, -1))
  }

  /** What ends the body; `request_id` comes last. */
  end(requestId: string): string {
    if (!this.hasRequestId) return "}"
    const comma = this.bytes.length > emptyBytes ? "," : ""
    return `${comma}"request_id":"${requestId}"}`
  }
}
