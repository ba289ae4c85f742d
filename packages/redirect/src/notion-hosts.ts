/** The one host that programs call for Notion's API. Source: developers.notion.com/reference/intro */
export const notionHost = "api.notion.com"

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i

export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname)
}

/**
 * Where redirected calls go. Tokens must not leave the machine unencrypted.
 * @throws Error for what is no URL, or would send tokens in plain text to another machine
 */
export function targetUrl(text: string): URL {
  if (!URL.canParse(text)) throw new Error(`"${text}" is no URL. Inkling's is like http://127.0.0.1:4567.`)
  const url = new URL(text)
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new Error(`"${text}" has to begin with http:// or https://.`)
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    throw new Error(`${text} would send tokens in plain text to another machine. Use https://.`)
  if (url.hostname === notionHost) throw new Error(`${text} is Notion itself: there is nothing to redirect.`)
  return url
}
