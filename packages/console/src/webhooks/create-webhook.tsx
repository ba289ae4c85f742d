import { type FormEvent, useId, useState } from "react"
import { admin } from "../http/admin.ts"
import form from "../integrations/create-integration.module.css"
import { useIntegrations } from "../integrations/use-integrations.ts"
import { navigate } from "../router/location.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import field from "../ui/field.module.css"
import { Field } from "../ui/field.tsx"
import { useWebhookWrite } from "./use-webhooks.ts"

/** Subscribes a URL to all events of what an integration sees; then the URL has to be verified. */
export function CreateWebhook({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const integrations = useIntegrations()
  const create = useWebhookWrite(admin.createWebhook)
  const [url, setUrl] = useState("")
  const [chosen, setChosen] = useState("")
  const id = useId()
  const integration = chosen || (integrations.data?.[0]?.id ?? "")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate({ integration, url }, { onSuccess: (made) => navigate(`/webhooks/${made.id}`) })
  }
  return (
    <Dialog
      title="New webhook"
      description="The URL is sent a token first. Events flow once you have entered it here."
      isOpen={isOpen}
      onClose={() => {
        create.reset()
        onClose()
      }}
    >
      <form onSubmit={submit} className={form["form"]}>
        <Field
          label="URL"
          type="url"
          placeholder="https://example.com/hook"
          required
          value={url}
          error={create.error?.message}
          onChange={(event) => setUrl(event.target.value)}
        />
        <div className={field["field"]}>
          <label htmlFor={id}>Integration</label>
          <select
            id={id}
            className={field["input"]}
            value={integration}
            onChange={(event) => setChosen(event.target.value)}
          >
            {integrations.data?.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <div className={form["actions"]}>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={create.isPending || integration === ""}>
            Create
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
