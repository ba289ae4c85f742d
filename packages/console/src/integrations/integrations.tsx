import { Plus } from "lucide-react"
import { useState } from "react"
import type { Integration, Token } from "../http/admin.ts"
import { Link } from "../router/link.tsx"
import { Room } from "../shell/room.tsx"
import { Ago } from "../ui/ago.tsx"
import { Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { capabilityWords } from "./capability-words.ts"
import { CreateIntegration } from "./create-integration.tsx"
import styles from "./integrations.module.css"
import { useIntegrations, useTokens } from "./use-integrations.ts"

/** Who can do what, and when they last did. */
export default function Integrations() {
  const integrations = useIntegrations()
  const tokens = useTokens()
  const [isCreating, setCreating] = useState(false)
  const create = (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus size={16} strokeWidth={1.5} /> New integration
    </Button>
  )
  return (
    <Room
      title="Integrations"
      lead="Programs that use this workspace through the API. Each sees only the pages shared with it."
      actions={create}
    >
      {integrations.isPending && <Skeleton />}
      {integrations.isError && (
        <Failure error={integrations.error} onRetry={() => void integrations.refetch()} />
      )}
      {integrations.data?.length === 0 && (
        <Empty action={create} call='inkling integration create "My CRM"'>
          An integration is a program with a token of its own. There is none yet.
        </Empty>
      )}
      {integrations.data && integrations.data.length > 0 && (
        <div className={styles["scroll"]}>
          <table className={styles["table"]}>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">May</th>
                <th scope="col">Tokens</th>
                <th scope="col">Last used</th>
              </tr>
            </thead>
            <tbody>
              {integrations.data.map((one) => (
                <Row key={one.id} integration={one} tokens={tokensOf(one, tokens.data ?? [])} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <CreateIntegration isOpen={isCreating} onClose={() => setCreating(false)} />
    </Room>
  )
}

function tokensOf({ id }: Integration, tokens: readonly Token[]): Token[] {
  const now = Date.now()
  return tokens.filter(
    (token) =>
      token.integration_id === id &&
      !token.is_revoked &&
      (token.expires_at === null || token.expires_at > now),
  )
}

function Row({ integration, tokens }: { integration: Integration; tokens: readonly Token[] }) {
  const lastUsedAt = Math.max(0, ...tokens.map((token) => token.last_used_at ?? 0))
  const words = capabilityWords.filter(({ key }) => integration.capabilities.includes(key))
  return (
    <tr>
      <td>
        <Link to={`/integrations/${integration.id}`} className={styles["name"]}>
          {integration.name}
        </Link>
      </td>
      <td>
        {words.length === capabilityWords.length ? "everything" : words.map(({ short }) => short).join(", ")}
        {words.length === 0 && "nothing"}
      </td>
      <td className={styles["mono"]}>
        {integration.oauth ? "by OAuth" : tokens.map(({ hint }) => `…${hint}`).join(" ") || "none"}
      </td>
      <td>{lastUsedAt > 0 ? <Ago atMs={lastUsedAt} /> : "never"}</td>
    </tr>
  )
}
