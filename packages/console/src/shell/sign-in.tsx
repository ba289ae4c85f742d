import { Mark } from "./mark.tsx"
import styles from "./sign-in.module.css"

/** What somebody sees who is not signed in: how to get a link. */
export function SignIn() {
  return (
    <main className={styles["page"]}>
      <div className={styles["card"]}>
        <Mark size={36} />
        <h1>Sign in to Inkling</h1>
        <p>
          Open the link that was printed where the server runs. It works once, and then this browser is known.
        </p>
        <p>
          Print a fresh one with <code>npx inkling signin</code>, or{" "}
          <a
            href={`/inkling/signin?next=${encodeURIComponent(window.location.pathname + window.location.search)}`}
          >
            sign in with a password
          </a>
          .
        </p>
      </div>
    </main>
  )
}
