import { openAuthority } from "@inkling/redirect"
import { parseFlags } from "../../flags.ts"
import { UsageError } from "../../usage-error.ts"
import { authorityFolder, usualProxyPort } from "./authority-folder.ts"
import { redirectTarget } from "./redirect-target.ts"
import {
  exportLine,
  type Language,
  languages,
  preloadVariables,
  proxyVariables,
  throughProxy,
} from "./variables.ts"

/** Prints the variables under which a program that was not changed talks to Inkling: `eval "$(inkling env python)"`. */
export async function env(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    url: { type: "string" },
    port: { type: "string" },
    data: { type: "string" },
    json: { type: "boolean" },
  })
  const language = languages.find((one) => one === flags.words[0])
  if (!language) throw new UsageError(`Say for what: inkling env ${languages.join("|")}`)
  const target = redirectTarget(flags)
  const port = flags.count("port", 1) ?? usualProxyPort
  const variables = throughProxy.has(language)
    ? proxyVariables(`http://127.0.0.1:${port}`, await openAuthority(authorityFolder(), new Date()))
    : preloadVariables(target, process.env["NODE_OPTIONS"])
  if (flags.has("json")) {
    console.log(JSON.stringify(variables))
    return 0
  }
  for (const line of notes(language, target, port)) console.log(`# ${line}`)
  for (const pair of Object.entries(variables)) console.log(exportLine(pair))
  return 0
}

function notes(language: Language, target: URL, port: number): string[] {
  const how = `Set them with: eval "$(inkling env ${language})"`
  if (!throughProxy.has(language)) return [`${language}: calls to api.notion.com go to ${target.href}`, how]
  const proxy = `inkling proxy --url ${target.href}${port === usualProxyPort ? "" : ` --port ${port}`}`
  return [`${language}: keep the proxy running in another terminal: ${proxy}`, how]
}
