import type { Exchange } from "./exchange.ts"
import { listAt } from "./json.ts"
import type { SeenShape } from "./shape-book.ts"

/** A difference from the recordings that is meant, or cannot be otherwise yet. */
export interface Difference {
  reason: string
  /** The newer or better evidence. */
  source: string
}

interface BodyDifference extends Difference {
  covers(exchange: Exchange): boolean
}

interface ShapeDifference extends Difference {
  /** `missing` lists keys with their JSON type, as in `public_url: string`. */
  covers(shape: SeenShape, missing: readonly string[]): boolean
}

/** Recorded writes that our server answers with another status or code, or that cannot be staged. */
const bodyDifferences: readonly BodyDifference[] = [
  {
    reason: "Template blocks can no longer be made through the API.",
    source: "Notion's changelog of 27 March 2023; the recordings are of 2022",
    covers: ({ date, request, response }) =>
      date < "2023-03-27" &&
      (listAt(request, "children").some((child) => "template" in child) || response["type"] === "template"),
  },
]

/** Shapes that were recorded and that our server does not show. */
const shapeDifferences: readonly ShapeDifference[] = [
  {
    reason: "public_url is null: a page is published to the web in Notion's app only.",
    source: "the API's reference has no way to publish",
    covers: (_, missing) => missing.join() === "public_url: string",
  },
  {
    reason:
      "Lists of pages and databases are named page_or_database; for some weeks of 2022 they were named page.",
    source: "every recording since September 2022",
    covers: ({ kind, version }) => kind === "list:page" && version < "2025-09-03",
  },
]

export function explainBody(exchange: Exchange): Difference | undefined {
  return bodyDifferences.find(({ covers }) => covers(exchange))
}

export function explainShape(shape: SeenShape, missing: readonly string[]): Difference | undefined {
  return shapeDifferences.find(({ covers }) => covers(shape, missing))
}
