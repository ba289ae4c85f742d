import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { dirname } from "node:path"
import { promisify } from "node:util"
import { DatabaseInUse, openStore } from "@inkling/store"
import { describe, expect, it } from "vitest"
import { dialects, openTestStore, startMs, testStorage } from "./testing.ts"

const clock = { now: () => startMs }

/** Opens the file in a process of its own, which prints what came of it. */
async function openElsewhere(file: string, then = "await store.close()"): Promise<string> {
  const script = `
    import { openStore } from "@inkling/store"
    try {
      const store = await openStore({ file: ${JSON.stringify(file)}, clock: { now: Date.now } })
      console.log("opened", (await store.listWorkspaces()).length)
      ${then}
    } catch (error) { console.log(error.name, error.message) }`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=inkling-source", "--input-type=module", "--eval", script],
    { cwd: import.meta.dirname },
  )
  return stdout.trim()
}

describe.runIf(dialects.includes("sqlite"))("a SQLite file", () => {
  it("belongs to one process at a time", async () => {
    const { store, storage } = await openTestStore("sqlite")
    const { file } = storage.options as { file: string }
    expect(await openElsewhere(file)).toBe(
      `DatabaseInUse ${file} is in use by another Inkling process (pid ${process.pid}). Stop it first, ` +
        "give this one another data folder, or use PostgreSQL, which several servers may share.",
    )
    await expect(openStore({ file, clock })).rejects.toThrow(DatabaseInUse)
    await store.close()
    expect(await openElsewhere(file)).toBe("opened 1")
    await storage.remove()
  })

  it("is free again when its process was killed", async () => {
    const { store, storage } = await openTestStore("sqlite")
    await store.close()
    const { file } = storage.options as { file: string }
    await openElsewhere(file, 'process.kill(process.pid, "SIGKILL")').catch(() => {})
    expect(await openElsewhere(file)).toBe("opened 1")
    await storage.remove()
  })

  it("must be there when it is to be opened only", async () => {
    const storage = await testStorage("sqlite")
    const { file } = storage.options as { file: string }
    await expect(openStore({ file, existing: true, clock })).rejects.toThrow("There is no database at")
    expect(existsSync(file)).toBe(false)
    await storage.remove()
  })

  it("in memory is a temporary file, gone on close", async () => {
    const store = await openStore({ memory: true, clock })
    const ws = await store.createWorkspace({ id: "w", name: "Memory" })
    const file = await store.read(ws, async (tx) => {
      const rows = await tx.db
        .selectFrom("pragma_database_list" as never)
        .selectAll()
        .execute()
      return (rows[0] as { file: string }).file
    })
    expect(existsSync(file)).toBe(true)
    await store.close()
    expect(existsSync(dirname(file))).toBe(false)
  })

  it("takes exactly one place", async () => {
    await expect(openStore({ clock })).rejects.toThrow("exactly one of url, file and memory")
    await expect(openStore({ memory: true, file: "x", clock })).rejects.toThrow("exactly one")
  })
})
