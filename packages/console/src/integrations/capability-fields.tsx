import type { Capability, UserInfo } from "../http/admin.ts"
import styles from "./capability-fields.module.css"
import { capabilityWords, userInfoWords } from "./capability-words.ts"

interface CapabilityFieldsProps {
  capabilities: readonly Capability[]
  userInfo: UserInfo
  onChange: (change: { capabilities?: Capability[]; userInfo?: UserInfo }) => void
}

/** What an integration may do and learn, each with a plain explanation. */
export function CapabilityFields({ capabilities, userInfo, onChange }: CapabilityFieldsProps) {
  const toggle = (key: Capability) => {
    const next = capabilityWords
      .map((word) => word.key)
      .filter((one) => (one === key ? !capabilities.includes(one) : capabilities.includes(one)))
    onChange({ capabilities: next })
  }
  return (
    <>
      <fieldset className={styles["group"]}>
        <legend>Capabilities</legend>
        {capabilityWords.map(({ key, title, text }) => (
          <label key={key} className={styles["choice"]}>
            <input type="checkbox" checked={capabilities.includes(key)} onChange={() => toggle(key)} />
            <span>
              {title}
              <small>{text}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className={styles["group"]}>
        <legend>User information</legend>
        {userInfoWords.map(({ key, title }) => (
          <label key={key} className={styles["choice"]}>
            <input
              type="radio"
              name="user-info"
              checked={userInfo === key}
              onChange={() => onChange({ userInfo: key })}
            />
            <span>{title}</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}
