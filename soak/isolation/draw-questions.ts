import type { Dice } from "../dice.ts"
import type { Question } from "./caller.ts"
import { newTitle } from "./words.ts"
import { hiddenNodes, type Node, seenNodes, type World } from "./world.ts"

const versions = ["2021-05-13", "2021-08-16", "2022-02-22", "2022-06-28", "2025-09-03", "2026-03-11"]

/** Everything a caller may ask of a world, with ids seen, hidden and made up. */
export function drawQuestions(world: World, dice: Dice): Question[] {
  const questions: Question[] = []
  const add = (method: string, path: string, body?: object, version = dice.pick(versions)) =>
    questions.push({ method, path, version, ...(body && { body }) })
  for (const node of [...seenNodes(world), ...dice.some(hiddenNodes(world), 6)]) {
    const size = `page_size=${dice.pick([1, 2, 3, 100])}`
    add("GET", `/v1/blocks/${node.id}`)
    if (node.kind === "database") askDatabase(node, dice, add)
    else {
      add("GET", `/v1/pages/${node.id}`)
      add("GET", `/v1/blocks/${node.id}/children?${size}`)
      add("GET", `/v1/comments?block_id=${node.id}&${size}`)
      for (const id of dice.some(node.blocks, 3)) {
        add("GET", `/v1/blocks/${id}`)
        add("GET", `/v1/blocks/${id}/children`)
        add("GET", `/v1/comments?block_id=${id}`)
      }
      for (const id of node.comments.slice(0, 1)) add("GET", `/v1/comments/${id}`, undefined, "2026-03-11")
    }
    for (const id of (node.kind === "row" && node.parent?.source?.propertyIds) || [])
      add("GET", `/v1/pages/${node.id}/properties/${id}?${size}`)
  }
  for (let index = 0; index < 6; index++) {
    const sort = dice.chance(0.5)
      ? { sort: { timestamp: "last_edited_time", direction: dice.pick(["ascending", "descending"]) } }
      : {}
    const query = dice.chance(0.7) ? { query: newTitle(dice) } : {}
    add("POST", "/v1/search", { ...query, ...sort, page_size: dice.pick([1, 3, 100]) })
  }
  add("GET", "/v1/users")
  add("GET", "/v1/users/me", undefined, "2022-06-28")
  for (const id of dice.some(world.users, 2)) add("GET", `/v1/users/${id}`)
  add("GET", "/v1/databases", undefined, "2021-08-16")
  return questions
}

function askDatabase(
  node: Node,
  dice: Dice,
  add: (method: string, path: string, body?: object, version?: string) => void,
): void {
  add("GET", `/v1/databases/${node.id}`)
  const sorts = dice.some(
    [
      { property: "Name", direction: "ascending" },
      { property: "Amount", direction: "descending" },
      { timestamp: "created_time", direction: "descending" },
      { property: "Related", direction: "ascending" },
      { property: "Note", direction: "ascending" },
    ],
    dice.int(0, 2),
  )
  const filter = dice.pick([
    undefined,
    { property: "Amount", number: { greater_than: 2 } },
    { property: "Name", title: { contains: "boat" } },
    { property: "Related", relation: { is_empty: true } },
    { property: "Related", relation: { is_not_empty: true } },
    { property: "Who", people: { is_not_empty: true } },
    { property: "State", select: { equals: "open" } },
    { property: "Note", rich_text: { contains: "boat" } },
    { property: "Note", rich_text: { contains: "boat" } },
  ])
  const body = { sorts, ...(filter && { filter }), page_size: dice.pick([1, 2, 100]) }
  add("POST", `/v1/databases/${node.id}/query`, body, dice.pick(versions.slice(0, 4)))
  if (!node.source) return
  const version = dice.pick(versions.slice(4))
  add("GET", `/v1/data_sources/${node.source.id}`, undefined, version)
  add("POST", `/v1/data_sources/${node.source.id}/query`, body, version)
}
