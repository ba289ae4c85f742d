import type { Config } from "../config/config.ts"

const notionHost = "api.notion.com"

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/**
 * The base of absolute links: the one the client used if its host is loopback, api.notion.com, the public one or on
 * the allow-list, else the public URL. A Host header is client input and must not steer other people's links.
 * Programs that were redirected with `fetch`, which names its own host, say so in X-Forwarded-Host.
 */
export function linkBase(
  { host, "x-forwarded-host": forwarded }: Readonly<Record<string, string | undefined>>,
  config: Config,
): string {
  if (forwarded === notionHost) return `https://${notionHost}`
  if (!host) return config.publicUrl
  const name = host.toLowerCase()
  if (name === notionHost) return `https://${notionHost}`
  const scheme = config.publicUrl.startsWith("https:") ? "https" : "http"
  if (loopback.test(name)) return `http://${name}`
  if (config.allowedHosts.includes(name)) return `${scheme}://${name}`
  return config.publicUrl
}
