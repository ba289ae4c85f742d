import { expect, type TestContext } from "vitest"
import type { Failure } from "./failure.ts"
import type { Kit } from "./kit.ts"
import type { Args } from "./notion.ts"

/** What no SDK knows: requests under /inkling/v1, sent by hand in the kit's version. */
export class Beyond {
  readonly #kit: Kit

  constructor(kit: Kit) {
    this.#kit = kit
  }

  /** Skips the case where the target serves nothing beyond the API. */
  async isServed(context: TestContext): Promise<void> {
    const { body } = await this.send("POST", "batch", { operations: [] })
    if (body["code"] !== "validation_error") context.skip("nothing beyond the API is served")
  }

  async send(method: string, path: string, body?: Args): Promise<{ status: number; body: Args }> {
    const { target, entry } = this.#kit
    const response = await target.fetch(`${target.baseUrl}/inkling/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${target.token}`,
        "notion-version": entry.version,
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Args }
  }

  /** The answer, which is to be 200. */
  async ask(method: string, path: string, body?: Args): Promise<Args> {
    const answer = await this.send(method, path, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body["request_id"]).toEqual(expect.any(String))
    return answer.body
  }

  async refuses(asked: Promise<{ status: number; body: Args }>, failure: Failure): Promise<Args> {
    const { status, body } = await asked
    expect({ status, code: body["code"], message: body["message"] }).toEqual({
      status: failure.status,
      code: failure.code,
      message:
        failure.message instanceof RegExp
          ? expect.stringMatching(failure.message)
          : (failure.message ?? expect.any(String)),
    })
    return body
  }
}
