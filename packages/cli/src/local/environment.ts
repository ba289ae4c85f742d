import type { Config } from "@inkling/server"
import { UsageError } from "../usage-error.ts"

/** Settings from INKLING_* variables; see `inkling help`. @throws UsageError on a value that makes no sense */
export function configFromEnvironment(env: NodeJS.ProcessEnv = process.env): Partial<Config> {
  const config: Partial<Config> = {}
  const publicUrl = env["INKLING_PUBLIC_URL"]
  if (publicUrl) {
    if (!/^https?:\/\/[^/]+/.test(publicUrl))
      throw new UsageError(
        `INKLING_PUBLIC_URL must be a full URL such as https://notion.example.com; it was "${publicUrl}".`,
      )
    config.publicUrl = publicUrl.replace(/\/+$/, "")
  }
  const hosts = env["INKLING_ALLOWED_HOSTS"]
  if (hosts) config.allowedHosts = hosts.split(",").map((host) => host.trim().toLowerCase())
  const pageUrl = env["INKLING_PAGE_URL"]
  if (pageUrl) {
    if (pageUrl !== "inkling" && pageUrl !== "notion")
      throw new UsageError(`INKLING_PAGE_URL takes inkling or notion; it was "${pageUrl}".`)
    config.pageUrl = pageUrl
  }
  const megabytes = wholeNumber(env, "INKLING_CACHE_MB", 0)
  if (megabytes !== undefined) config.cacheBytes = megabytes * 1024 * 1024
  const queryLimit = wholeNumber(env, "INKLING_QUERY_LIMIT", 1)
  if (queryLimit !== undefined) config.queryResultLimit = queryLimit
  return config
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, least: number): number | undefined {
  const text = env[name]
  if (!text) return undefined
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < least)
    throw new UsageError(`${name} must be a whole number of at least ${least}; it was "${text}".`)
  return number
}
