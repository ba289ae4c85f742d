import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { quietForMs } from "../editing/pending-writes.ts"
import { type FeedEvent, staleAfter } from "./stale-after.ts"

const types = [
  ...[
    "created",
    "content_updated",
    "properties_updated",
    "moved",
    "deleted",
    "undeleted",
    "locked",
    "unlocked",
  ].map((what) => `page.${what}`),
  ...["created", "updated", "deleted"].map((what) => `comment.${what}`),
  ...["created", "moved", "deleted", "undeleted"].map((what) => `database.${what}`),
  ...["created", "moved", "deleted", "undeleted", "content_updated", "schema_updated"].map(
    (what) => `data_source.${what}`,
  ),
]

/** Milliseconds that events are gathered for. */
const gatherMs = 150

/** Milliseconds after the last change made here before anything is read again: nobody's typing is disturbed. */
const quietMs = 1_000

/** Reads again what others changed, as the server tells of it, while the console is open. */
export function useLive(): void {
  const client = useQueryClient()
  useEffect(() => {
    const source = new EventSource("/inkling/v1/events")
    let stale = new Map<string, readonly string[]>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      timer = undefined
      if (quietForMs() < quietMs) {
        timer = setTimeout(flush, quietMs)
        return
      }
      const keys = [...stale.values()]
      stale = new Map()
      for (const queryKey of keys) void client.invalidateQueries({ queryKey })
    }
    const take = ({ data }: MessageEvent<string>) => {
      for (const key of staleAfter(JSON.parse(data) as FeedEvent)) stale.set(key.join("/"), key)
      timer ??= setTimeout(flush, gatherMs)
    }
    for (const type of types) source.addEventListener(type, take)
    source.addEventListener("resync", () => void client.invalidateQueries())
    return () => {
      source.close()
      clearTimeout(timer)
    }
  }, [client])
}
