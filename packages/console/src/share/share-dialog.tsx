import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { admin, type Grant } from "../http/admin.ts"
import { capabilityWords } from "../integrations/capability-words.ts"
import { useAdminWrite, useIntegrations } from "../integrations/use-integrations.ts"
import { Link } from "../router/link.tsx"
import { pagePath } from "../router/page-path.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import styles from "./share-dialog.module.css"

interface ShareDialogProps {
  objectId: string
  title: string
  onClose: () => void
}

/** Which integrations see a page or database, through what, and adding one by name. */
export function ShareDialog({ objectId, title, onClose }: ShareDialogProps) {
  const grants = useQuery({ queryKey: ["grants", objectId], queryFn: () => admin.grants(objectId) })
  const integrations = useIntegrations()
  const share = useAdminWrite((name: string) => admin.share(objectId, name))
  const unshare = useAdminWrite((id: string) => admin.unshare(objectId, id))
  const [name, setName] = useState("")
  const here = new Set(grants.data?.map((grant) => grant.integration.id))
  const others = (integrations.data ?? []).filter(({ id, oauth }) => !here.has(id) && !oauth)
  const matching = others.filter((one) => one.name.toLowerCase().includes(name.trim().toLowerCase()))
  return (
    <Dialog
      title={`Share ${title || "Untitled"}`}
      description="With an integration: it sees this and everything below."
      isOpen
      onClose={onClose}
    >
      <input
        className={styles["search"]}
        placeholder="Add an integration by name"
        aria-label="Add an integration by name"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {matching.length > 0 && (
        <ul className={styles["found"]} aria-label="Integrations to add">
          {matching.slice(0, 6).map((one) => (
            <li key={one.id}>
              <span>{one.name}</span>
              <Button
                size="small"
                disabled={share.isPending}
                onClick={() => share.mutate(one.id, { onSuccess: () => setName("") })}
              >
                Add
              </Button>
            </li>
          ))}
        </ul>
      )}
      {name !== "" && matching.length === 0 && (
        <p className={styles["soft"]}>
          No other integration has that name. <Link to="/integrations">Make one.</Link>
        </p>
      )}
      {(share.error ?? unshare.error) && <Failure error={(share.error ?? unshare.error) as Error} />}
      <h3 className={styles["heading"]}>Who sees it</h3>
      {grants.isPending && <Skeleton lines={2} />}
      {grants.isError && <Failure error={grants.error} onRetry={() => void grants.refetch()} />}
      {grants.data?.length === 0 && <p className={styles["soft"]}>No integration yet.</p>}
      <ul>
        {grants.data?.map((grant) => (
          <GrantRow
            key={grant.integration.id}
            grant={grant}
            hasRoom={integrations.data?.some(({ id }) => id === grant.integration.id) ?? false}
            onRemove={() => unshare.mutate(grant.integration.id)}
          />
        ))}
      </ul>
    </Dialog>
  )
}

interface GrantRowProps {
  grant: Grant
  /** Bots of people who let a public integration in have none. */
  hasRoom: boolean
  onRemove: () => void
}

function GrantRow({ grant, hasRoom, onRemove }: GrantRowProps) {
  const { integration, on, is_inherited } = grant
  const may = capabilityWords.filter(({ key }) => integration.capabilities.includes(key))
  return (
    <li className={styles["grant"]}>
      <div>
        {hasRoom ? (
          <Link to={`/integrations/${integration.id}`}>{integration.name}</Link>
        ) : (
          <strong>{integration.name}</strong>
        )}
        <p>
          {may.map(({ short }) => short).join(", ") || "no capability"}
          {is_inherited && (
            <>
              {" · through "}
              <Link to={pagePath(on.id, on.title)}>{on.title || "Untitled"}</Link>
            </>
          )}
        </p>
      </div>
      {!is_inherited && (
        <Button size="small" look="danger" onClick={onRemove}>
          Remove
        </Button>
      )}
    </li>
  )
}
