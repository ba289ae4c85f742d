import { styleText } from "node:util"
import { newestVersion } from "@inkling/contract"
import type { Inkling } from "@inkling/server"

/** What a person reads after `inkling start`: where it is, a token, and a line to paste. */
export async function welcome(
  inkling: Pick<Inkling, "url" | "token" | "rootPageId">,
  signinPath: string,
  memory: boolean,
): Promise<string> {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    styleText(style, text, { stream: process.stdout })
  const label = (text: string) => paint("dim", text.padEnd(8))
  return [
    "",
    `${paint("bold", "Inkling")} serves the Notion API on this machine.${memory ? " Nothing is kept." : ""}`,
    "",
    `${label("URL")}${inkling.url}`,
    `${label("Token")}${inkling.token}`,
    `${label("Page")}${inkling.rootPageId}`,
    `${label("Sign in")}${inkling.url}${signinPath} (once, within an hour)`,
    "",
    paint("dim", "Try it:"),
    `curl -s ${inkling.url}/v1/search -H "Authorization: Bearer ${inkling.token}" -H "Notion-Version: ${newestVersion}" -H "Content-Type: application/json" -d '{"page_size": 3}'`,
    "",
    paint("dim", "Point the SDK at it:"),
    `new Client({ auth: "${inkling.token}", baseUrl: "${inkling.url}" })`,
    "",
    paint("dim", "Stop with Ctrl-C."),
  ].join("\n")
}
