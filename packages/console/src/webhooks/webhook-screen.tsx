import { Pause, Play, Trash2 } from "lucide-react"
import { admin, type Webhook } from "../http/admin.ts"
import page from "../integrations/integration-screen.module.css"
import { Link } from "../router/link.tsx"
import { navigate } from "../router/location.ts"
import { NotFound } from "../shell/not-found.tsx"
import { Room } from "../shell/room.tsx"
import { Button } from "../ui/button.tsx"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { DeliveryList } from "./delivery-list.tsx"
import { StateWord } from "./state-word.tsx"
import { useWebhooks, useWebhookWrite } from "./use-webhooks.ts"
import { VerifyWebhook } from "./verify-webhook.tsx"

/** One webhook: verification, and what was sent to it. */
export default function WebhookScreen({ id }: { id: string }) {
  const webhooks = useWebhooks()
  if (webhooks.isPending) return <Skeleton />
  if (webhooks.isError) return <Failure error={webhooks.error} onRetry={() => void webhooks.refetch()} />
  const webhook = webhooks.data.find((one) => one.id === id)
  if (!webhook) return <NotFound />
  return (
    <Room
      title={webhook.url}
      crumbs={<Link to="/webhooks">Webhooks</Link>}
      lead={
        <>
          <StateWord state={webhook.state} /> {webhook.event_types.length} kinds of events, in the words of
          version {webhook.api_version}
        </>
      }
      actions={<Actions webhook={webhook} />}
    >
      {webhook.state === "pending" && <VerifyWebhook webhook={webhook} />}
      <section>
        <h2 className={page["heading"]}>Deliveries</h2>
        <DeliveryList webhookId={webhook.id} />
      </section>
    </Room>
  )
}

function Actions({ webhook }: { webhook: Webhook }) {
  const pause = useWebhookWrite(admin.pauseWebhook)
  const resume = useWebhookWrite(admin.resumeWebhook)
  const remove = useWebhookWrite(async (id: string) => {
    await admin.removeWebhook(id)
    navigate("/webhooks")
  })
  return (
    <div className={page["actions"]}>
      {webhook.state === "active" && (
        <Button onClick={() => pause.mutate(webhook.id)}>
          <Pause size={16} strokeWidth={1.5} /> Pause
        </Button>
      )}
      {webhook.state === "paused" && (
        <Button onClick={() => resume.mutate(webhook.id)}>
          <Play size={16} strokeWidth={1.5} /> Resume
        </Button>
      )}
      <Button look="danger" onClick={() => remove.mutate(webhook.id)}>
        <Trash2 size={16} strokeWidth={1.5} /> Remove
      </Button>
    </div>
  )
}
