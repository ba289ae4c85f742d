import { seededRandom } from "@inkling/engine"
import { type Dialect, dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { startServer, type TestServer } from "./start-server.ts"

/** PostgreSQL runs the same code. */
const pages: Record<Dialect, number> = { sqlite: 40, postgres: 8 }
const editsPerPage = 6

describe.each(dialects)("random markdown edits on %s", (dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(dialect)
  })
  afterAll(() => server.close())

  it.each(["v1", "v2"] as const)(
    "leave the page as the new text says, and all equal blocks alone, in %s",
    async (version) => {
      for (let seed = 1; seed <= pages[dialect]; seed++) {
        const random = seededRandom(seed)
        const parent = { page_id: server.inkling.rootPageId }
        const made = await server.send("POST", "/v1/pages", { body: { parent, properties: {} } })
        const id = made.body["id"] as string
        let lines: string[] = []
        for (let edit = 0; edit < editsPerPage; edit++) {
          lines = changed(lines, random)
          const new_str = lines.join(version === "v1" ? "\n" : "\n\n")
          const body = { type: "replace_content", replace_content: { new_str }, markdown_version: version }
          const answer = await server.send("PATCH", `/v1/pages/${id}/markdown`, { body })
          expect(answer.status, `seed ${seed}: ${JSON.stringify(answer.body)}`).toBe(200)
          const { markdown } = answer.body
          // Texts of one kind of block print as they were given; the others at least print the same again.
          if (isPlain(lines)) expect(markdown, `seed ${seed}`).toBe(new_str)
          const before = await childIds(id)
          const replace_content = { new_str: markdown }
          const again = await server.send("PATCH", `/v1/pages/${id}/markdown`, {
            body: { ...body, replace_content },
          })
          expect(again.body["markdown"], `seed ${seed}`).toBe(markdown)
          expect(await childIds(id), `seed ${seed}`).toEqual(before)
        }
      }
    },
  )

  async function childIds(id: string): Promise<unknown[]> {
    const { body } = await server.send("GET", `/v1/blocks/${id}/children`)
    return (body["results"] as { id: string }[]).map((block) => block.id)
  }
})

const plain = ["a", "b", "c", "**d**", "# e", "### f", "> g"]
const rich = [
  ...[
    "- [ ] h",
    "---",
    "- i\n\t- j\n\t- k",
    "1. l",
    "```go\nm\n\nn\n```",
    "$$\nx\n$$",
    "| p | q |\n| --- | --- |\n| r | s |",
  ],
  ...[
    "<columns>\n<column>\nt\n</column>\n<column>\n- u\n</column>\n</columns>",
    '<callout icon="💡">\nv\n</callout>',
  ],
]

const isPlain = (lines: readonly string[]) => lines.every((line) => plain.includes(line))

/** A few lines taken out, moved or put in. */
function changed(lines: readonly string[], random: (bound: number) => number): string[] {
  const next = [...lines]
  for (let change = 0; change < 1 + random(4); change++) {
    const at = random(next.length + 1)
    const kind = random(4)
    const pieces = random(3) === 0 ? rich : plain
    if (kind === 0) next.splice(at, 1 + random(2))
    else if (kind === 1 && next.length > 0) next.splice(at, 0, ...next.splice(random(next.length), 1))
    else next.splice(at, 0, pieces[random(pieces.length)] as string)
  }
  return next
}
