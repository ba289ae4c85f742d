import { useMutation, useQuery } from "@tanstack/react-query"
import { Play, X } from "lucide-react"
import { useEffect, useRef } from "react"
import { type LoggedBody, type LoggedExchange, requestLog } from "../http/requests.ts"
import { useMadeToken } from "../start/made-token.ts"
import { Button } from "../ui/button.tsx"
import { CopyButton } from "../ui/copy-button.tsx"
import { Failure } from "../ui/failure.tsx"
import { IconButton } from "../ui/icon-button.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { bodyText } from "./body-text.ts"
import { replay, whyNotReplay } from "./replay.ts"
import { RequestFix } from "./request-fix.tsx"
import styles from "./request-panel.module.css"
import { StatusWord } from "./status-word.tsx"
import { toCurl } from "./to-curl.ts"

/** One request with all that the log keeps of it: why it was refused, what helps, what was sent and answered. */
export function RequestPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const panel = useRef<HTMLElement>(null)
  const one = useQuery({
    queryKey: ["request", id],
    queryFn: ({ signal }) => requestLog.one(id, signal),
    staleTime: 0,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another request is read from its beginning
  useEffect(() => panel.current?.focus(), [id])
  // On the window: a button that is used loses the focus while it waits.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && onClose()
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [onClose])
  return (
    <aside ref={panel} className={styles["panel"]} aria-label="Request" tabIndex={-1}>
      <div className={styles["close"]}>
        <IconButton label="Close the request" onClick={onClose}>
          <X size={16} strokeWidth={1.5} />
        </IconButton>
      </div>
      {one.isPending && <Skeleton />}
      {one.isError && <Failure error={one.error} onRetry={() => void one.refetch()} />}
      {one.data && <Exchange key={id} exchange={one.data} />}
    </aside>
  )
}

function Exchange({ exchange }: { exchange: LoggedExchange }) {
  const { status, method, url, caller, version, duration_ms, user_agent, explanation, fix } = exchange
  return (
    <>
      <header>
        <h2>
          <StatusWord status={status} /> {method} <span>{url}</span>
        </h2>
        <p className={styles["soft"]}>
          {[
            caller?.name ?? "nobody known",
            `${duration_ms} ms`,
            version === null ? "no version" : `version ${version}`,
            user_agent,
          ]
            .filter((part) => part !== null)
            .join(" · ")}
        </p>
      </header>
      {explanation !== null && (
        <section className={styles["cause"]} aria-label="Why, and what helps">
          <p>{explanation}</p>
          {fix !== null && <RequestFix request={exchange} fix={fix} />}
        </section>
      )}
      <Again exchange={exchange} />
      {exchange.request_body !== null && exchange.request_body.text !== "" && (
        <Body title="Request" body={exchange.request_body} />
      )}
      <Body title="Response" body={exchange.response_body} />
      <p className={styles["soft"]}>
        Request id <code>{exchange.id}</code>
      </p>
    </>
  )
}

/** Copying the call, and sending it again. */
function Again({ exchange }: { exchange: LoggedExchange }) {
  const made = useMadeToken()
  const token = made?.integrationId === exchange.caller?.id ? made?.token : undefined
  const again = useMutation({ mutationFn: () => replay(exchange, token) })
  const obstacle = whyNotReplay(exchange)
  const who = token === undefined ? "you" : (made?.integrationName ?? "the integration")
  return (
    <section className={styles["again"]} aria-label="Again">
      <div className={styles["buttons"]}>
        <CopyButton text={toCurl(exchange, window.location.origin)} label="Copy as curl" />
        <Button
          size="small"
          disabled={obstacle !== undefined || again.isPending}
          title={obstacle ?? `Sends it again as ${who}`}
          onClick={() => again.mutate()}
        >
          <Play size={14} strokeWidth={1.5} /> Replay as {who}
        </Button>
      </div>
      {obstacle !== undefined && <p className={styles["soft"]}>It cannot be replayed: {obstacle}</p>}
      {again.isError && <p role="alert">The server does not answer. Is Inkling still running?</p>}
      {again.data && (
        <div role="status" aria-label="Answer to the replay">
          <StatusWord status={again.data.status} />
          <Code text={bodyText(again.data.body)} />
        </div>
      )}
    </section>
  )
}

function Body({ title, body }: { title: string; body: LoggedBody }) {
  return (
    <section>
      <h3>
        {title} <small>{body.size_bytes.toLocaleString("en")} bytes</small>
      </h3>
      <Code text={bodyText(body.text)} />
      {body.is_cut && <p className={styles["soft"]}>The log keeps its beginning only.</p>}
    </section>
  )
}

function Code({ text }: { text: string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
  return <pre tabIndex={0}>{text}</pre>
}
