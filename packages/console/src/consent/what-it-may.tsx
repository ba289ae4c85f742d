import { Check, Minus } from "lucide-react"
import type { ConsentRequest } from "../http/consent.ts"
import { capabilityWords, userInfoWords } from "../integrations/capability-words.ts"
import styles from "./what-it-may.module.css"

/** What an integration asks for, in plain words; what is new since the person agreed is said. */
export function WhatItMay({ request }: { request: ConsentRequest }) {
  const { capabilities, user_info, agreed } = request
  const asked = capabilityWords.filter(({ key }) => capabilities.includes(key))
  const dropped = capabilityWords.filter(
    ({ key }) => agreed?.capabilities.includes(key) && !capabilities.includes(key),
  )
  return (
    <ul className={styles["list"]}>
      {asked.map(({ key, title, text }) => (
        <li key={key}>
          <Check size={16} strokeWidth={2} aria-hidden="true" className={styles["yes"]} />
          <span>
            {title}
            {agreed && !agreed.capabilities.includes(key) && <em className={styles["new"]}>New</em>}
            <small>{text}</small>
          </span>
        </li>
      ))}
      {asked.length === 0 && (
        <li>
          <Minus size={16} strokeWidth={2} aria-hidden="true" />
          <span>Nothing with content or comments</span>
        </li>
      )}
      <li>
        {user_info === "none" ? (
          <Minus size={16} strokeWidth={2} aria-hidden="true" />
        ) : (
          <Check size={16} strokeWidth={2} aria-hidden="true" className={styles["yes"]} />
        )}
        <span>
          {userInfoWords.find(({ key }) => key === user_info)?.title}
          {agreed && agreed.user_info !== user_info && <em className={styles["new"]}>New</em>}
          <small>{peopleWords[user_info]}</small>
        </span>
      </li>
      {dropped.map(({ key, title }) => (
        <li key={key} className={styles["dropped"]}>
          <Minus size={16} strokeWidth={2} aria-hidden="true" />
          <span>
            {title}
            <em className={styles["new"]}>No longer</em>
          </span>
        </li>
      ))}
    </ul>
  )
}

const peopleWords = {
  none: "It does not learn who works in this workspace.",
  without_email: "It learns who works in this workspace, by name and picture.",
  with_email: "It learns who works in this workspace, with their email addresses and yours.",
} as const
