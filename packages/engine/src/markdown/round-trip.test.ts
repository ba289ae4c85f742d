import { describe, expect, it } from "vitest"
import { type Kept, printContext, store } from "../../test/markdown/markdown-world.ts"
import { RandomBlocks } from "../../test/markdown/random-blocks.ts"
import { seededRandom } from "../ids/random.ts"
import type { MarkdownNode } from "./markdown-node.ts"
import { printMarkdown } from "./print/print-markdown.ts"

const worlds = 1500

describe.each(["v1", "v2"] as const)("parse(print(x)) = x in %s", (version) => {
  it(`holds for ${worlds} random pages`, () => {
    for (let seed = 1; seed <= worlds; seed++) {
      const blocks = new RandomBlocks(seededRandom(seed), version).blocks()
      const text = printMarkdown(blocks, version, printContext)
      expect(store(text, version), `seed ${seed}:\n${text}`).toEqual(
        blocks.map((block) => kept(block, version)),
      )
    }
  })
})

/** What a page keeps of a node on its way through markdown: all, but for what it names by its id. */
function kept({ id, type, payload, children }: MarkdownNode, version: "v1" | "v2"): Kept {
  const below = children.map((child) => kept(child, version))
  if (type === "bookmark" && version === "v1") return { type: "existing", payload: { id }, children: [] }
  if (type === "child_page") return { type, payload: { id, ...payload }, children: [] }
  return { type, payload, children: below }
}
