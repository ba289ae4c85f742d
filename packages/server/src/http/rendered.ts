import type { Wire } from "../present/context.ts"

/** A JSON object as bytes, still open: its closing brace comes with what each answer adds. */
export class Rendered {
  readonly bytes: Buffer
  /** False for the templates list, which shows no request id (recorded). */
  readonly hasRequestId: boolean

  constructor(bytes: Buffer, hasRequestId = true) {
    this.bytes = bytes
    this.hasRequestId = hasRequestId
  }

  static of(body: Wire): Rendered {
    return new Rendered(Buffer.from(JSON.stringify(body).slice(0, -1)), !("templates" in body))
  }

  /** What ends the body; `request_id` comes last. No answer is an empty object. */
  end(requestId: string): string {
    return this.hasRequestId ? `,"request_id":"${requestId}"}` : "}"
  }
}
