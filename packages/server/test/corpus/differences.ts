import type { Exchange } from "./exchange.ts"
import { listAt } from "./json.ts"

/** A difference from the recordings that is meant, or cannot be otherwise yet. */
export interface Difference {
  reason: string
  /** The newer or better evidence. */
  source: string
}

export interface BodyDifference extends Difference {
  covers(exchange: Exchange, difference: string): boolean
}

/** Recorded writes that our server answers with another status or code, or that cannot be staged. */
export const bodyDifferences: readonly BodyDifference[] = [
  {
    reason: "Template blocks can no longer be made through the API.",
    source: "Notion's changelog of 27 March 2023; the recordings are of 2022",
    covers: ({ date, request, response }) =>
      date < "2023-03-27" &&
      (listAt(request, "children").some((child) => "template" in child) || response["type"] === "template"),
  },
]

export function explainBody(exchange: Exchange, difference: string): Difference | undefined {
  return bodyDifferences.find(({ covers }) => covers(exchange, difference))
}
