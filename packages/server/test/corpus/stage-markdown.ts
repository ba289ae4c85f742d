import type { Exchange } from "./exchange.ts"
import { objectAt, textAt } from "./json.ts"
import type { Setting } from "./stage-exchange.ts"

/** A page whose markdown is what it was before the recorded change. */
export async function stageMarkdown({ stage, exchange, cast, params }: Setting): Promise<void> {
  const properties = { title: { title: [{ text: { content: "Markdown" } }] } }
  const page = await stage.newPage(undefined, properties)
  const new_str = markdownBefore(exchange)
  await stage.make("PATCH", `/v1/pages/${page}/markdown`, {
    type: "replace_content",
    replace_content: { new_str },
  })
  cast.set("page", params["page_id"], page)
}

/** The recorded answer with its change undone: what was inserted is taken out, what was replaced put back. */
function markdownBefore({ request, response }: Exchange): string {
  const after = textAt(response, "markdown") ?? ""
  const insertion = objectAt(request, "insert_content")
  const inserted = textAt(insertion, "content")
  if (inserted !== undefined) return after.replace(inserted, "")
  const replacement = objectAt(request, "replace_content_range")
  return after.replace(textAt(replacement, "content") ?? "", textAt(replacement, "content_range") ?? "")
}
