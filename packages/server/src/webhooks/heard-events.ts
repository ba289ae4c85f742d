import { type ChangeLogRow, type IntegrationRow, listUsersByIds, type Snapshot } from "@inkling/store"
import type { Author, ChangeEvent } from "./change-event.ts"
import { Ears } from "./ears.ts"
import type { WebhookVersion } from "./event-types.ts"
import { loadPlaces } from "./places.ts"
import { planEvents } from "./plan-events.ts"

export interface HeardEvent {
  /** Of the entry that tells it. */
  seq: number
  event: ChangeEvent
  /** Undefined when nobody did it. */
  author: Author | undefined
}

/**
 * What log entries tell an integration in the words of a version, judged by the access it has in this snapshot.
 * @param listener undefined: the operator, who hears of everything
 */
export async function heardEvents(
  tx: Snapshot,
  entries: readonly ChangeLogRow[],
  version: WebhookVersion,
  listener: IntegrationRow | undefined,
): Promise<HeardEvent[]> {
  const places = await loadPlaces(tx, entries)
  const ears = listener && (await Ears.of(tx, listener))
  const heard = entries.flatMap((entry) =>
    planEvents(entry, places, version)
      .filter((event) => !ears || ears.mayHear(event, places))
      .map((event) => ({ seq: entry.seq, event })),
  )
  const authors = await loadAuthors(
    tx,
    heard.map(({ event }) => event.author),
  )
  return heard.map((one) => ({ ...one, author: authors.get(one.event.author ?? "") }))
}

async function loadAuthors(tx: Snapshot, ids: readonly (string | null)[]): Promise<Map<string, Author>> {
  const users = await listUsersByIds(tx, [...new Set(ids.filter((one) => one !== null))])
  return new Map(users.map(({ id, type }) => [id, { id, type: type === "bot" ? "bot" : "person" }]))
}
