import { parseFlags } from "../flags.ts"
import { withAdmin } from "../local/with-admin.ts"
import { table } from "../table.ts"

/** Who asked how much, by the hour. */
export async function usage(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    since: { type: "string" },
    data: { type: "string" },
    json: { type: "boolean" },
  })
  const hours = await withAdmin(flags, (admin) => admin.listUsage(flags.text("since")))
  const lines = hours.map(({ hour, caller, requests, errors, rate_limited }) => [
    hour.slice(0, 16).replace("T", " "),
    caller.name === "" ? caller.id : caller.name.replaceAll(/\p{Cc}/gu, " "),
    String(requests),
    String(errors),
    String(rate_limited),
  ])
  console.log(
    flags.has("json")
      ? JSON.stringify(hours)
      : table(["hour (UTC)", "caller", "requests", "errors", "rate limited"], lines),
  )
  return 0
}
