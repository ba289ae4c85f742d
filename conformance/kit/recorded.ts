import { appendFileSync } from "node:fs"
import { join } from "node:path"

/** Set by whoever wants to know which endpoints the cases call: the folder that the notes go to. */
const folder = process.env["INKLING_CONFORMANCE_CALLS"]

/** A fetch that notes each call's method, path, version and status, one line each, where that is asked for. */
export function recorded(send: typeof fetch): typeof fetch {
  if (folder === undefined) return send
  const file = join(folder, `${process.pid}.log`)
  return async (input, init) => {
    const response = await send(input, init)
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    const version = new Headers(init?.headers).get("notion-version") ?? ""
    appendFileSync(
      file,
      `${init?.method?.toUpperCase() ?? "GET"} ${pathname} ${version} ${response.status}\n`,
    )
    return response
  }
}
