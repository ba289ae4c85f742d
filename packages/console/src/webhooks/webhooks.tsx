import { Plus } from "lucide-react"
import { useState } from "react"
import table from "../integrations/integrations.module.css"
import { useIntegrations } from "../integrations/use-integrations.ts"
import { Link } from "../router/link.tsx"
import { Room } from "../shell/room.tsx"
import { Ago } from "../ui/ago.tsx"
import { Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { CreateWebhook } from "./create-webhook.tsx"
import { StateWord } from "./state-word.tsx"
import { useWebhooks } from "./use-webhooks.ts"

/** Where events are sent, for whom, and whether they arrive. */
export default function Webhooks() {
  const webhooks = useWebhooks()
  const integrations = useIntegrations()
  const [isCreating, setCreating] = useState(false)
  const nameOf = (id: string) => integrations.data?.find((one) => one.id === id)?.name ?? ""
  const create = (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus size={16} strokeWidth={1.5} /> New webhook
    </Button>
  )
  return (
    <Room
      title="Webhooks"
      lead="Changes to what an integration sees, sent to a URL as they happen."
      actions={create}
    >
      {webhooks.isPending && <Skeleton />}
      {webhooks.isError && <Failure error={webhooks.error} onRetry={() => void webhooks.refetch()} />}
      {webhooks.data?.length === 0 && (
        <Empty action={create} call='inkling webhooks create https://example.com/hook --integration "My CRM"'>
          A webhook tells another program of changes, signed and at least once. There is none yet.
        </Empty>
      )}
      {webhooks.data && webhooks.data.length > 0 && (
        <div className={table["scroll"]}>
          <table className={table["table"]}>
            <thead>
              <tr>
                <th scope="col">URL</th>
                <th scope="col">Integration</th>
                <th scope="col">State</th>
                <th scope="col">Last taken</th>
              </tr>
            </thead>
            <tbody>
              {webhooks.data.map((webhook) => (
                <tr key={webhook.id}>
                  <td>
                    <Link to={`/webhooks/${webhook.id}`} className={table["name"]}>
                      {webhook.url}
                    </Link>
                  </td>
                  <td>{nameOf(webhook.integration_id)}</td>
                  <td>
                    <StateWord state={webhook.state} />
                  </td>
                  <td>{webhook.last_success_at > 0 ? <Ago atMs={webhook.last_success_at} /> : "never"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <CreateWebhook isOpen={isCreating} onClose={() => setCreating(false)} />
    </Room>
  )
}
