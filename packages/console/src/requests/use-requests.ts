import { useInfiniteQuery } from "@tanstack/react-query"
import { useEffect, useMemo, useState } from "react"
import { type LoggedRequest, type RequestWish, requestLog } from "../http/requests.ts"

/** Requests that came while one looks: more than these push the oldest of them out. */
const maxLive = 500

/** The log as it is read, and what comes while one looks, newest first. */
export function useRequests(wish: RequestWish) {
  const key = JSON.stringify(wish)
  const older = useInfiniteQuery({
    queryKey: ["requests", key],
    queryFn: ({ pageParam, signal }) => requestLog.list(wish, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const [live, setLive] = useState<{ key: string; requests: LoggedRequest[] }>({ key, requests: [] })
  const [isLive, setIsLive] = useState(false)
  useEffect(() => {
    const source = new EventSource(requestLog.liveUrl(JSON.parse(key) as RequestWish))
    source.addEventListener("open", () => setIsLive(true))
    source.addEventListener("error", () => setIsLive(false))
    source.addEventListener("request", ({ data }: MessageEvent<string>) => {
      const request = JSON.parse(data) as LoggedRequest
      setLive((now) => ({
        key,
        requests: [request, ...(now.key === key ? now.requests : [])].slice(0, maxLive),
      }))
    })
    return () => source.close()
  }, [key])
  const requests = useMemo(() => {
    const came = live.key === key ? live.requests : []
    const read = older.data?.pages.flatMap(({ results }) => results) ?? []
    // What came between the first answer and the feed's beginning may be in both.
    return [...new Map([...came, ...read].map((one) => [one.id, one])).values()]
  }, [live, key, older.data])
  return { older, requests, isLive }
}
