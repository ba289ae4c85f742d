import { Plus, RotateCw } from "lucide-react"
import { useState } from "react"
import { admin, type Integration, type Token } from "../http/admin.ts"
import { keepMadeToken } from "../start/made-token.ts"
import { Ago } from "../ui/ago.tsx"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import styles from "./token-list.module.css"
import { TokenOnce } from "./token-once.tsx"
import { useAdminWrite, useTokens } from "./use-integrations.ts"

/** Seconds that a rotated token stays valid, so that running programs can be given the new one. */
const overlapSeconds = 3_600

/** The tokens of an integration, with rotation and revocation; a new one is shown once. */
export function TokenList({ integration }: { integration: Integration }) {
  const tokens = useTokens()
  const create = useAdminWrite(() => admin.createToken(integration.id))
  const rotate = useAdminWrite((token: string) => admin.rotateToken(token, overlapSeconds))
  const revoke = useAdminWrite(admin.revokeToken)
  const [shown, setShown] = useState<string>()
  const show = ({ token }: { token: string }) => {
    keepMadeToken({ integrationId: integration.id, integrationName: integration.name, token })
    setShown(token)
  }
  if (tokens.isPending) return <Skeleton lines={2} />
  if (tokens.isError) return <Failure error={tokens.error} onRetry={() => void tokens.refetch()} />
  const own = tokens.data.filter((token) => token.integration_id === integration.id).reverse()
  const failed = create.error ?? rotate.error ?? revoke.error
  return (
    <>
      <ul className={styles["list"]}>
        {own.map((token) => (
          <li key={token.id}>
            <code>ntn_…{token.hint}</code>
            <span className={styles["state"]}>
              <State token={token} />
            </span>
            {isValid(token) && (
              <span className={styles["actions"]}>
                {token.expires_at === null && (
                  <Button
                    size="small"
                    look="quiet"
                    onClick={() => rotate.mutate(token.id, { onSuccess: show })}
                  >
                    <RotateCw size={14} strokeWidth={1.5} /> Rotate
                  </Button>
                )}
                <Button size="small" look="danger" onClick={() => revoke.mutate(token.id)}>
                  Revoke
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {failed && <Failure error={failed} />}
      <Button size="small" onClick={() => create.mutate(undefined, { onSuccess: show })}>
        <Plus size={14} strokeWidth={1.5} /> New token
      </Button>
      <Dialog
        title="A new token"
        description="Copy it now: only a hash of it is kept. A token that was rotated works for one more hour."
        isOpen={shown !== undefined}
        onClose={() => setShown(undefined)}
      >
        {shown !== undefined && <TokenOnce token={shown} />}
      </Dialog>
    </>
  )
}

function isValid({ is_revoked, expires_at }: Token): boolean {
  return !is_revoked && (expires_at === null || expires_at > Date.now())
}

function State({ token }: { token: Token }) {
  if (token.is_revoked) return "revoked"
  if (!isValid(token)) return "expired"
  const ends = token.expires_at !== null && (
    <>
      {" "}
      · ends <Ago atMs={token.expires_at} />
    </>
  )
  return (
    <>
      {token.last_used_at === null ? (
        "never used"
      ) : (
        <>
          used <Ago atMs={token.last_used_at} />
        </>
      )}
      {ends}
    </>
  )
}
