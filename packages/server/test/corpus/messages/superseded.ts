import type { Exchange } from "../exchange.ts"

interface Superseding {
  /** The newer evidence. */
  source: string
  pattern: RegExp
  /** In the words of the newer evidence; as `String.replace` takes it. */
  now: string
}

const superseding: readonly Superseding[] = [
  {
    source: "recordings of June and July 2026 name the integration",
    pattern:
      /^(Could not find (?:page|block|database|data_source) with ID: .* shared with your integration)\.$/s,
    now: '$1 "Inkling".',
  },
]

/** The noun of a missing data source. Source: a recording of 24 June 2026 against one of January 2026. */
const dataSourceNoun = (exchange: Exchange, message: string) =>
  exchange.path.startsWith("/v1/data_sources/")
    ? message.replace("Could not find database with ID", "Could not find data_source with ID")
    : message

/** A recorded sentence as the newest evidence has it. Source: reference errors-and-limits §3.2, corrections. */
export function supersededMessage(exchange: Exchange): string {
  let message = dataSourceNoun(exchange, exchange.response["message"] as string)
  for (const { pattern, now } of superseding) message = message.replace(pattern, now)
  return message
}
