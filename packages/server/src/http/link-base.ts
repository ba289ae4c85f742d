import type { Config } from "../config/config.ts"

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/**
 * The base of absolute links: the one the client used if its host is loopback, api.notion.com, the public one or on
 * the allow-list, else the public URL. A Host header is client input and must not steer other people's links.
 */
export function linkBase(host: string | undefined, config: Config): string {
  if (!host) return config.publicUrl
  const name = host.toLowerCase()
  if (name === "api.notion.com") return "https://api.notion.com"
  const scheme = config.publicUrl.startsWith("https:") ? "https" : "http"
  if (loopback.test(name)) return `http://${name}`
  if (config.allowedHosts.includes(name)) return `${scheme}://${name}`
  return config.publicUrl
}
