import type { TestProject } from "vitest/node"
import { startPostgres } from "../packages/store/test/start-postgres.ts"

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the tests' PostgreSQL is; empty when none was asked for. */
    postgresUrl: string
  }
}

const variable = "INKLING_TEST_POSTGRES_URL"

/**
 * Gives the tests one PostgreSQL: the server named by INKLING_TEST_POSTGRES_URL, or one started here and gone
 * afterwards. Each test makes a schema of its own in it.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env[variable]
  if (given !== undefined || !isNeeded()) {
    project.provide("postgresUrl", given ?? "")
    return undefined
  }
  const server = await startPostgres()
  project.provide("postgresUrl", server.url)
  // For processes that tests start.
  process.env[variable] = server.url
  return async () => {
    delete process.env[variable]
    await server.stop()
  }
}

/** Pure packages need no database; nor does a run on SQLite only. */
function isNeeded(): boolean {
  if (!(process.env["DIALECTS"] ?? "postgres").includes("postgres")) return false
  const named = process.argv.slice(2).filter((word) => word.startsWith("packages/"))
  return named.length === 0 || !named.every((path) => /^packages\/(contract|engine)\b/.test(path))
}
