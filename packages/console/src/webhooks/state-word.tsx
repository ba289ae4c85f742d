import { classNames } from "../ui/class-names.ts"
import styles from "./state-word.module.css"

const words: Record<string, { text: string; look: "good" | "warn" | "bad" | "soft" }> = {
  pending: { text: "to be verified", look: "warn" },
  active: { text: "active", look: "good" },
  paused: { text: "paused", look: "soft" },
  waiting: { text: "waiting", look: "soft" },
  retrying: { text: "trying again", look: "warn" },
  delivered: { text: "delivered", look: "good" },
  failed: { text: "failed", look: "bad" },
  dropped: { text: "not sent", look: "soft" },
}

/** The state of a webhook or delivery, in its colour. */
export function StateWord({ state }: { state: string }) {
  const { text, look } = words[state] ?? { text: state, look: "soft" }
  return <span className={classNames(styles["state"], styles[look])}>{text}</span>
}
