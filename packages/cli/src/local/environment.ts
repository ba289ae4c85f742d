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
  const cacheMb = env["INKLING_CACHE_MB"]
  if (cacheMb) {
    if (!/^\d{1,6}$/.test(cacheMb))
      throw new UsageError(
        `INKLING_CACHE_MB takes a whole number of megabytes, 0 for none; it was "${cacheMb}".`,
      )
    config.cacheBytes = Number(cacheMb) * 2 ** 20
  }
  return config
}
