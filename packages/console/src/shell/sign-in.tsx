import { Mark } from "./mark.tsx"
import styles from "./sign-in.module.css"

/** What somebody sees who is not signed in: how to get a link. */
export function SignIn() {
  return (
    <main className={styles["page"]}>
      <div className={styles["card"]}>
        <Mark size={36} />
        <h1>Sign in to Inkling</h1>
        <p>Inkling signs people in by a link that works once. Print one where the server runs:</p>
        <pre>npx inkling signin</pre>
        <p className={styles["soft"]}>The first one was printed when the server started.</p>
      </div>
    </main>
  )
}
