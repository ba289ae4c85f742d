import { appendFileSync } from "node:fs"
import { join } from "node:path"
import { expect } from "vitest"

/** Set by whoever wants to know which endpoints the cases call: the folder that the notes go to. */
const folder = process.env["INKLING_CONFORMANCE_CALLS"]

/** A fetch that notes each call's method, path, version, status and case, one line each, where that is asked for. */
export function recorded(send: typeof fetch): typeof fetch {
  if (folder === undefined) return send
  const file = join(folder, `${process.pid}.log`)
  return async (input, init) => {
    const response = await send(input, init)
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    const version = new Headers(init?.headers).get("notion-version") ?? ""
    const method = init?.method?.toUpperCase() ?? "GET"
    const name = expect.getState().currentTestName?.replaceAll("\n", " ") ?? ""
    appendFileSync(file, `${`${method} ${pathname} ${version} ${response.status} ${name}`.trim()}\n`)
    return response
  }
}
