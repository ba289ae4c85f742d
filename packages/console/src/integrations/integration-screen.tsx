import { useQuery } from "@tanstack/react-query"
import { Trash2 } from "lucide-react"
import { useState } from "react"
import { admin, type Integration } from "../http/admin.ts"
import { Link } from "../router/link.tsx"
import { navigate } from "../router/location.ts"
import { pagePath } from "../router/page-path.ts"
import { NotFound } from "../shell/not-found.tsx"
import { Room } from "../shell/room.tsx"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Empty } from "../ui/empty.tsx"
import { Failure } from "../ui/failure.tsx"
import { NodeIcon } from "../ui/node-icon.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { CapabilityFields } from "./capability-fields.tsx"
import styles from "./integration-screen.module.css"
import { PublicAccess } from "./public-access.tsx"
import { TokenList } from "./token-list.tsx"
import { useAdminWrite, useIntegrations } from "./use-integrations.ts"

/** One integration: its tokens or what it signs in with, what it may do, and what it sees. */
export default function IntegrationScreen({ id }: { id: string }) {
  const integrations = useIntegrations()
  if (integrations.isPending) return <Skeleton />
  if (integrations.isError) return <Failure error={integrations.error} />
  const integration = integrations.data.find((one) => one.id === id)
  if (!integration) return <NotFound />
  return (
    <Room
      title={integration.name}
      crumbs={<Link to="/integrations">Integrations</Link>}
      actions={<RemoveIntegration integration={integration} />}
    >
      {integration.oauth ? (
        <section>
          <h2 className={styles["heading"]}>OAuth</h2>
          <PublicAccess integration={integration} oauth={integration.oauth} />
        </section>
      ) : (
        <section>
          <h2 className={styles["heading"]}>Tokens</h2>
          <TokenList integration={integration} />
        </section>
      )}
      <section>
        <h2 className={styles["heading"]}>What it may do</h2>
        <Capabilities integration={integration} />
      </section>
      {!integration.oauth && (
        <section>
          <h2 className={styles["heading"]}>What it sees</h2>
          <SharedPages integration={integration} />
        </section>
      )}
    </Room>
  )
}

function Capabilities({ integration }: { integration: Integration }) {
  const change = useAdminWrite((wanted: Parameters<typeof admin.changeIntegration>[1]) =>
    admin.changeIntegration(integration.id, wanted),
  )
  const shown = change.isPending ? change.variables : {}
  return (
    <div className={styles["capabilities"]}>
      <CapabilityFields
        capabilities={shown.capabilities ?? integration.capabilities}
        userInfo={shown.userInfo ?? integration.user_info}
        onChange={(wanted) => change.mutate(wanted)}
      />
      {change.isError && <Failure error={change.error} />}
      <p className={styles["soft"]}>
        {integration.oauth
          ? "What you take away holds from the next request on. What you add, people are asked for when they let it in again."
          : "Changes hold from the next request on."}
      </p>
    </div>
  )
}

function SharedPages({ integration }: { integration: Integration }) {
  const pages = useQuery({
    queryKey: ["pages-of", integration.id],
    queryFn: () => admin.pagesOf(integration.id),
  })
  if (pages.isPending) return <Skeleton lines={2} />
  if (pages.isError) return <Failure error={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.data.length === 0)
    return (
      <Empty call={`inkling share <page id> --with "${integration.name}"`}>
        Nothing is shared with it, so every page answers it with a 404. Open a page, choose Share, and add it
        by name.
      </Empty>
    )
  return (
    <>
      <ul className={styles["pages"]}>
        {pages.data.map((node) => (
          <li key={node.id}>
            <Link to={pagePath(node.id, node.title)}>
              <NodeIcon icon={node.icon} kind={node.kind} />
              {node.title || "Untitled"}
            </Link>
          </li>
        ))}
      </ul>
      <p className={styles["soft"]}>And everything below them.</p>
    </>
  )
}

function RemoveIntegration({ integration }: { integration: Integration }) {
  const [isAsking, setAsking] = useState(false)
  const remove = useAdminWrite(async (id: string) => {
    await admin.removeIntegration(id)
    navigate("/integrations")
  })
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        <Trash2 size={16} strokeWidth={1.5} /> Remove
      </Button>
      <Dialog
        title={`Remove ${integration.name}?`}
        description="Its tokens stop working at once. What it wrote stays."
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        {remove.isError && <Failure error={remove.error} />}
        <div className={styles["actions"]}>
          <Button onClick={() => setAsking(false)}>Keep it</Button>
          <Button look="danger" onClick={() => remove.mutate(integration.id)}>
            Remove
          </Button>
        </div>
      </Dialog>
    </>
  )
}
