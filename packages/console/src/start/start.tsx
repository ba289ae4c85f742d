import { KeyRound, Share2, Table2 } from "lucide-react"
import { useState } from "react"
import { CreateIntegration } from "../integrations/create-integration.tsx"
import { Link } from "../router/link.tsx"
import { Room } from "../shell/room.tsx"
import { Button } from "../ui/button.tsx"
import { CopyButton } from "../ui/copy-button.tsx"
import { useMadeToken } from "./made-token.ts"
import { SnippetBox } from "./snippet-box.tsx"
import styles from "./start.module.css"

/** The first room: where the API is, a token, and a call to run. */
export function Start() {
  const made = useMadeToken()
  const [isCreating, setCreating] = useState(false)
  const baseUrl = window.location.origin
  return (
    <Room
      title="The Notion API, right here"
      lead="Any Notion client works by changing one URL. Take a token, run the call, see what it did."
    >
      <section className={styles["facts"]} aria-label="Connection">
        <div className={styles["fact"]}>
          <span>Base URL</span>
          <code>{baseUrl}</code>
          <CopyButton isIcon text={baseUrl} label="Copy the base URL" />
        </div>
        <div className={styles["fact"]}>
          <span>Token</span>
          {made ? (
            <>
              <code>{made.token}</code>
              <CopyButton isIcon text={made.token} label="Copy the token" />
            </>
          ) : (
            <>
              <span className={styles["soft"]}>Shown once, when an integration is made.</span>
              <Button look="primary" size="small" onClick={() => setCreating(true)}>
                Create a token
              </Button>
            </>
          )}
        </div>
      </section>
      <SnippetBox baseUrl={baseUrl} token={made?.token} />
      <section>
        <h2 className={styles["heading"]}>Next</h2>
        <ul className={styles["steps"]}>
          <li>
            <Share2 size={16} strokeWidth={1.5} />
            <div>
              <b>Share a page</b>
              <p>
                An integration sees nothing until a page is shared with it. Open a page and choose Share; what
                lies below comes with it.
              </p>
            </div>
          </li>
          <li>
            <Table2 size={16} strokeWidth={1.5} />
            <div>
              <b>Open a database</b>
              <p>Every property type is there to read and to edit; what you change, the API shows at once.</p>
            </div>
          </li>
          <li>
            <KeyRound size={16} strokeWidth={1.5} />
            <div>
              <b>
                <Link to="/integrations">Look after integrations</Link>
              </b>
              <p>Capabilities, tokens, and the pages that each one sees.</p>
            </div>
          </li>
        </ul>
      </section>
      <CreateIntegration isOpen={isCreating} onClose={() => setCreating(false)} />
    </Room>
  )
}
