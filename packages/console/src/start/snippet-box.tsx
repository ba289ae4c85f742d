import { useMutation } from "@tanstack/react-query"
import { Play } from "lucide-react"
import { Tabs } from "radix-ui"
import { Link } from "../router/link.tsx"
import { Button } from "../ui/button.tsx"
import { classNames } from "../ui/class-names.ts"
import { CopyButton } from "../ui/copy-button.tsx"
import { runSearch } from "./run-search.ts"
import styles from "./snippet-box.module.css"
import { snippets } from "./snippets.ts"

/** What stands in the snippets while there is no token. */
const placeholder = "<token>"

/** One call in several languages, and its answer when it is run. */
export function SnippetBox({ baseUrl, token }: { baseUrl: string; token: string | undefined }) {
  const run = useMutation({ mutationFn: runSearch })
  const words = { baseUrl, token: token ?? placeholder }
  return (
    <section aria-label="The first call">
      <Tabs.Root defaultValue="curl" className={styles["box"]}>
        <div className={styles["bar"]}>
          <Tabs.List aria-label="Language" className={styles["tabs"]}>
            {snippets.map(({ name }) => (
              <Tabs.Trigger key={name} value={name} className={styles["tab"]}>
                {name}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Button
            look="primary"
            size="small"
            disabled={token === undefined || run.isPending}
            title={token === undefined ? "Create a token first" : undefined}
            onClick={() => token !== undefined && run.mutate(token)}
          >
            <Play size={14} strokeWidth={1.5} /> Run
          </Button>
        </div>
        {snippets.map(({ name, text }) => (
          <Tabs.Content key={name} value={name} className={styles["content"]}>
            <pre>{text(words)}</pre>
            <div className={styles["copy"]}>
              <CopyButton text={text(words)} label="Copy" />
            </div>
          </Tabs.Content>
        ))}
        {run.data && (
          <div className={styles["answer"]} role="status">
            <p>
              <b className={classNames(styles["status"], run.data.status >= 400 && styles["bad"])}>
                {run.data.status}
              </b>
              POST /v1/search
              <span>{run.data.durationMs} ms</span>
              {run.data.requestId !== null && (
                <Link to={`/requests?one=${run.data.requestId}`}>See it in the log</Link>
              )}
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
            <pre tabIndex={0}>{run.data.body}</pre>
          </div>
        )}
        {run.isError && (
          <p className={styles["failed"]} role="alert">
            The server does not answer. Is Inkling still running?
          </p>
        )}
      </Tabs.Root>
    </section>
  )
}
