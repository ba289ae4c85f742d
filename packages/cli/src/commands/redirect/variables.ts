import { fileURLToPath, pathToFileURL } from "node:url"
import type { Authority } from "@inkling/redirect"

export const languages = ["node", "python", "go", "curl", "n8n"] as const

export type Language = (typeof languages)[number]

/** Those whose programs go through the proxy. */
export const throughProxy: ReadonlySet<Language> = new Set(["python", "go", "curl"])

/** Makes Node programs call `target` in place of Notion, beside what they were told already. */
export function preloadVariables(target: URL, nodeOptions: string | undefined): Record<string, string> {
  const preload = pathToFileURL(fileURLToPath(import.meta.resolve("@inkling/redirect/preload"))).href
  const own = `--import=${preload}`
  return { NODE_OPTIONS: nodeOptions ? `${nodeOptions} ${own}` : own, INKLING_URL: target.href }
}

/** Makes other programs go through the proxy and trust it: one variable for each way that languages have. */
export function proxyVariables(
  proxyUrl: string,
  { certFile, bundleFile }: Authority,
): Record<string, string> {
  return {
    HTTPS_PROXY: proxyUrl,
    https_proxy: proxyUrl,
    SSL_CERT_FILE: bundleFile,
    REQUESTS_CA_BUNDLE: bundleFile,
    CURL_CA_BUNDLE: bundleFile,
    NODE_EXTRA_CA_CERTS: certFile,
  }
}

/** A line for a POSIX shell. */
export function exportLine([name, value]: readonly [string, string]): string {
  return `export ${name}='${value.replaceAll("'", "'\\''")}'`
}
