import { safeUrl } from "../rich-text/safe-url.ts"
import styles from "./person.module.css"

interface PersonLike {
  id: string
  name?: string | null
  avatar_url?: string | null
}

/** A person, bot or group by name. */
export function Person({ person }: { person: PersonLike }) {
  const name = person.name ?? "Somebody"
  const url = safeUrl(person.avatar_url)
  return (
    <span className={styles["person"]}>
      <span className={styles["face"]} aria-hidden="true">
        {url === undefined ? name.slice(0, 1).toUpperCase() : <img src={url} alt="" />}
      </span>
      <span className={styles["name"]}>{name}</span>
    </span>
  )
}
