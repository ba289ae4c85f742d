import { UsageError } from "../usage-error.ts"

/**
 * The PostgreSQL database of INKLING_DATABASE_URL, if set. `?schema=name` chooses the schema that holds the tables.
 * @throws UsageError when it is no PostgreSQL URL
 */
export function databaseFromEnvironment(
  env: NodeJS.ProcessEnv = process.env,
): { url: string; schema?: string } | undefined {
  const text = env["INKLING_DATABASE_URL"]
  if (!text) return undefined
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text))
    throw new UsageError(
      "INKLING_DATABASE_URL must look like postgres://user:password@host/database; leave it out to use SQLite.",
    )
  const url = new URL(text)
  const schema = url.searchParams.get("schema")
  url.searchParams.delete("schema")
  return schema === null ? { url: url.href } : { url: url.href, schema }
}
