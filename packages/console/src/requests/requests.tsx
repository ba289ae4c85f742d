import type { RequestWish } from "../http/requests.ts"
import { setQuery, useLocation } from "../router/location.ts"
import { Room } from "../shell/room.tsx"
import { Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { RequestFilters } from "./request-filters.tsx"
import { RequestPanel } from "./request-panel.tsx"
import { RequestTable } from "./request-table.tsx"
import styles from "./requests.module.css"
import { useRequests } from "./use-requests.ts"

function wishOf(query: URLSearchParams): RequestWish {
  const wish: RequestWish = {}
  for (const name of ["integration", "status", "method", "text"] as const) {
    const value = query.get(name)
    if (value) wish[name] = value
  }
  return wish
}

/** The log of requests as it grows. What is looked for, and at, is in the address. */
export default function Requests() {
  const { query } = useLocation()
  const wish = wishOf(query)
  const hidesPeople = query.get("people") !== "yes"
  const chosen = query.get("one") ?? undefined
  const { older, requests, isLive } = useRequests(wish)
  const shown = hidesPeople ? requests.filter(({ caller }) => caller?.type !== "person") : requests
  const close = () => {
    setQuery({ one: undefined })
    document.querySelector<HTMLElement>(`[data-request="${CSS.escape(chosen ?? "")}"]`)?.focus()
  }
  return (
    <Room
      title="Requests"
      lead="What programs ask of this server, and why it refused them. Choose one to see what was sent and what helps."
      actions={
        <span className={styles["live"]} data-live={isLive} role="status">
          {isLive ? "Live" : "Connecting"}
        </span>
      }
    >
      <RequestFilters wish={wish} hidesPeople={hidesPeople} />
      {older.isPending && <Skeleton />}
      {older.isError && <Failure error={older.error} onRetry={() => void older.refetch()} />}
      {older.isSuccess && shown.length === 0 && (
        <Empty call={`curl ${window.location.origin}/v1/users/me -H "Authorization: Bearer $INKLING_TOKEN"`}>
          No request is here that fits. Make a call, and it appears at once.
        </Empty>
      )}
      {shown.length > 0 && (
        <RequestTable requests={shown} chosen={chosen} onChoose={(one) => setQuery({ one })} />
      )}
      {older.hasNextPage && (
        <Button disabled={older.isFetchingNextPage} onClick={() => void older.fetchNextPage()}>
          Show older ones
        </Button>
      )}
      {chosen !== undefined && <RequestPanel id={chosen} onClose={close} />}
    </Room>
  )
}
