import { ChevronRight, RotateCw } from "lucide-react"
import { useState } from "react"
import { admin, type Delivery } from "../http/admin.ts"
import { Ago } from "../ui/ago.tsx"
import { Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import styles from "./delivery-list.module.css"
import { StateWord } from "./state-word.tsx"
import { useDeliveries, useWebhookWrite } from "./use-webhooks.ts"

/** The newest deliveries, each with what is in it and how it went. */
export function DeliveryList({ webhookId }: { webhookId: string }) {
  const deliveries = useDeliveries(webhookId)
  if (deliveries.isPending) return <Skeleton />
  if (deliveries.isError)
    return <Failure error={deliveries.error} onRetry={() => void deliveries.refetch()} />
  if (deliveries.data.length === 0)
    return <Empty>Nothing was sent yet. Change a page that the integration sees, and it appears here.</Empty>
  return (
    <ul className={styles["list"]}>
      {deliveries.data.map((delivery) => (
        <Row key={delivery.id} webhookId={webhookId} delivery={delivery} />
      ))}
    </ul>
  )
}

function Row({ webhookId, delivery }: { webhookId: string; delivery: Delivery }) {
  const [isOpen, setOpen] = useState(false)
  const resend = useWebhookWrite(() => admin.resendDelivery(webhookId, delivery.id))
  return (
    <li>
      <div className={styles["row"]}>
        <button
          type="button"
          className={styles["toggle"]}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size={14} strokeWidth={1.5} className={isOpen ? styles["turned"] : undefined} />
          <span>{delivery.type}</span>
        </button>
        <StateWord state={delivery.state} />
        <span className={styles["soft"]}>
          <Ago atMs={delivery.last_at} />
        </span>
      </div>
      {isOpen && (
        <div className={styles["detail"]}>
          <p>
            {delivery.result ?? "Not tried yet"} · {delivery.attempt}{" "}
            {delivery.attempt === 1 ? "attempt" : "attempts"}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
          <pre tabIndex={0}>
            {JSON.stringify({ id: delivery.id, type: delivery.type, ...delivery.event }, null, 2)}
          </pre>
          {resend.isError && <Failure error={resend.error} />}
          <Button size="small" disabled={resend.isPending} onClick={() => resend.mutate(undefined)}>
            <RotateCw size={14} strokeWidth={1.5} /> Send again
          </Button>
        </div>
      )}
    </li>
  )
}
