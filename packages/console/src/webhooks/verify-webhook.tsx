import { type FormEvent, useState } from "react"
import { admin, type Webhook } from "../http/admin.ts"
import form from "../integrations/create-integration.module.css"
import { Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { useWebhookWrite } from "./use-webhooks.ts"

/** Asks for the token that the URL was sent, so that nobody subscribes a URL that is not theirs. */
export function VerifyWebhook({ webhook }: { webhook: Webhook }) {
  const [token, setToken] = useState("")
  const verify = useWebhookWrite((text: string) => admin.verifyWebhook(webhook.id, text))
  const resend = useWebhookWrite(admin.resendWebhookToken)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    verify.mutate(token)
  }
  return (
    <form onSubmit={submit} className={form["form"]}>
      <p>
        A request with a <code>verification_token</code> was sent to the URL
        {webhook.token_result === null ? "." : `: ${webhook.token_result}.`} Enter it here.
      </p>
      <Field
        label="Verification token"
        required
        value={token}
        error={verify.error?.message ?? resend.error?.message}
        onChange={(event) => setToken(event.target.value)}
      />
      <div className={form["actions"]}>
        <Button onClick={() => resend.mutate(webhook.id)}>Send it again</Button>
        <Button look="primary" type="submit">
          Verify
        </Button>
      </div>
    </form>
  )
}
