import { type FormEvent, useState } from "react"
import { admin, type Capability, type IntegrationChange } from "../http/admin.ts"
import { navigate } from "../router/location.ts"
import { keepMadeToken } from "../start/made-token.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Field } from "../ui/field.tsx"
import { CapabilityFields } from "./capability-fields.tsx"
import { capabilityWords } from "./capability-words.ts"
import styles from "./create-integration.module.css"
import { TokenOnce } from "./token-once.tsx"
import { useAdminWrite } from "./use-integrations.ts"

const all: Capability[] = capabilityWords.map(({ key }) => key)

/** The "new integration" flow: name and capabilities, then its token, once. */
export function CreateIntegration({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const create = useAdminWrite(admin.createIntegration)
  const [wanted, setWanted] = useState<IntegrationChange>({
    name: "",
    capabilities: all,
    userInfo: "with_email",
  })
  const close = () => {
    onClose()
    create.reset()
    setWanted({ name: "", capabilities: all, userInfo: "with_email" })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate(wanted, {
      onSuccess: ({ integration, token }) =>
        keepMadeToken({ integrationId: integration.id, integrationName: integration.name, token }),
    })
  }
  if (create.data) {
    const { integration, token } = create.data
    return (
      <Dialog
        title={`${integration.name} is ready`}
        description="Copy its token now: only a hash of it is kept, so it cannot be shown again."
        isOpen={isOpen}
        onClose={close}
      >
        <TokenOnce token={token} />
        <p>It sees nothing yet. Open a page, choose Share, and add it by name.</p>
        <div className={styles["actions"]}>
          <Button
            onClick={() => {
              close()
              navigate(`/integrations/${integration.id}`)
            }}
          >
            Open the integration
          </Button>
          <Button look="primary" onClick={close}>
            Done
          </Button>
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog
      title="New integration"
      description="A program that uses this workspace through the API, with a token of its own."
      isOpen={isOpen}
      onClose={close}
    >
      <form onSubmit={submit} className={styles["form"]}>
        <Field
          label="Name"
          placeholder="Sync with CRM"
          value={wanted.name}
          required
          maxLength={80}
          error={create.error?.message}
          onChange={(event) => setWanted({ ...wanted, name: event.target.value })}
        />
        <CapabilityFields
          capabilities={wanted.capabilities}
          userInfo={wanted.userInfo}
          onChange={(change) => setWanted({ ...wanted, ...change })}
        />
        <p className={styles["hint"]}>
          Give it no more than it needs. You can change this later at any time.
        </p>
        <div className={styles["actions"]}>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" disabled={create.isPending}>
            Create
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
