import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { admin, type Integration } from "../http/admin.ts"
import { Ago } from "../ui/ago.tsx"
import { Button } from "../ui/button.tsx"
import { CopyButton } from "../ui/copy-button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Empty } from "../ui/empty.tsx"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import styles from "./public-access.module.css"
import { TokenOnce } from "./token-once.tsx"
import { useAdminWrite } from "./use-integrations.ts"

interface PublicAccessProps {
  integration: Integration
  oauth: NonNullable<Integration["oauth"]>
}

/** What a public integration signs in with, where it may send people, and who let it in. */
export function PublicAccess({ integration, oauth }: PublicAccessProps) {
  return (
    <>
      <dl className={styles["facts"]}>
        <dt>Client id</dt>
        <dd>
          <code>{oauth.client_id}</code> <CopyButton text={oauth.client_id} label="Copy" />
        </dd>
        <dt>Redirect URIs</dt>
        <dd>
          {oauth.redirect_uris.map((uri) => (
            <code key={uri}>{uri}</code>
          ))}
        </dd>
      </dl>
      <RotateSecret integration={integration} />
      <h3 className={styles["heading"]}>Who let it in</h3>
      <Authorizations integration={integration} />
    </>
  )
}

function RotateSecret({ integration }: { integration: Integration }) {
  const rotate = useAdminWrite(admin.rotateClientSecret)
  const [isAsking, setAsking] = useState(false)
  const close = () => {
    setAsking(false)
    rotate.reset()
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>New client secret</Button>
      <Dialog
        title={rotate.data ? "A new client secret" : "Make a new client secret?"}
        description={
          rotate.data
            ? "Copy it now: only a hash of it is kept, so it cannot be shown again."
            : "The present one ends at once. Tokens that people gave go on."
        }
        isOpen={isAsking}
        onClose={close}
      >
        {rotate.isError && <Failure error={rotate.error} />}
        {rotate.data && <TokenOnce token={rotate.data.clientSecret} />}
        <div className={styles["actions"]}>
          <Button onClick={close}>{rotate.data ? "Done" : "Keep it"}</Button>
          {!rotate.data && (
            <Button look="primary" disabled={rotate.isPending} onClick={() => rotate.mutate(integration.id)}>
              Make a new one
            </Button>
          )}
        </div>
      </Dialog>
    </>
  )
}

function Authorizations({ integration }: { integration: Integration }) {
  const found = useQuery({
    queryKey: ["authorizations", integration.id],
    queryFn: () => admin.authorizations(integration.id),
  })
  if (found.isPending) return <Skeleton lines={2} />
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  if (found.data.length === 0)
    return (
      <Empty call={`inkling integration authorizations "${integration.name}"`}>
        Nobody yet. The integration sends people to /v1/oauth/authorize, where they pick pages for it.
      </Empty>
    )
  return (
    <ul>
      {found.data.map(({ id, person, object_ids, authorized_at, exchanged_at }) => (
        <li key={id} className={styles["row"]}>
          <span>{person.name ?? person.email ?? "Somebody"}</span>
          <span className={styles["soft"]}>
            {object_ids.length === 1 ? "1 page" : `${object_ids.length} pages`}
            {exchanged_at === null && ", no token fetched"} · <Ago atMs={authorized_at} />
          </span>
        </li>
      ))}
    </ul>
  )
}
