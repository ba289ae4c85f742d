import type { Dice } from "../dice.ts"
import type { Question } from "./caller.ts"
import { paragraph, richText } from "./words.ts"
import { seenNodes, type World } from "./world.ts"

/** Ordinary writes of the caller on what it sees; whatever they lead to must not depend on what it does not see. */
export function drawWrites(world: World, dice: Dice): Question[] {
  const seen = seenNodes(world).filter(({ isTrashed }) => !isTrashed)
  const version = "2026-03-11"
  return dice.some(seen, 8).map((node): Question => {
    if (node.source) {
      const relation = node.source.relations[0]
      const properties = {
        Name: { title: richText("written") },
        ...(relation && {
          [relation.name]: { relation: relation.target.children.slice(0, 3).map(({ id }) => ({ id })) },
        }),
      }
      const parent = { data_source_id: node.source.id }
      return { method: "POST", path: "/v1/pages", version, body: { parent, properties } }
    }
    return dice.pick([
      {
        method: "PATCH",
        path: `/v1/blocks/${node.id}/children`,
        version,
        body: { children: [paragraph("written")] },
      },
      {
        method: "PATCH",
        path: `/v1/pages/${node.id}`,
        version,
        body: { properties: { title: { title: [] } } },
      },
      { method: "PATCH", path: `/v1/pages/${node.id}`, version, body: { in_trash: true } },
      {
        method: "POST",
        path: "/v1/comments",
        version,
        body: { parent: { page_id: node.id }, rich_text: richText("w") },
      },
    ])
  })
}
