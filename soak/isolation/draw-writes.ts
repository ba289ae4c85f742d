import type { Dice } from "../dice.ts"
import type { Question } from "./caller.ts"
import { richText } from "./words.ts"
import { hiddenNodes, type Node, seenNodes, type World } from "./world.ts"

/** An id that nothing has. */
export const missingId = "0dd0dd0d-0dd0-40dd-80dd-0dd0dd0dd0dd"

/**
 * Writes of the caller that name one id that it may not see. Made twice with the same dice, once with the hidden id
 * and once with one that nothing has, they must be answered alike.
 */
export function drawProbes(world: World, dice: Dice): ((id: string) => Question)[] {
  const seen = seenNodes(world).filter(({ isTrashed }) => !isTrashed)
  const page = dice.pick(seen.filter(({ kind }) => kind !== "database").concat(world.root)).id
  const relations = seen.flatMap(({ source }) => (source?.relations.length ? [source] : []))
  const rowOf = (source: Node["source"]) => seen.find(({ parent }) => parent?.source === source)
  const newest = (method: string, path: string, body?: object): Question => ({
    method,
    path,
    version: "2026-03-11",
    ...(body && { body }),
  })
  const title = { title: { title: richText("probe") } }
  const probes: ((id: string) => Question)[] = [
    (id) => newest("POST", "/v1/pages", { parent: { page_id: id }, properties: title }),
    (id) => newest("POST", "/v1/pages", { parent: { data_source_id: id }, properties: {} }),
    (id) => newest("POST", "/v1/pages", { parent: { database_id: id }, properties: {} }),
    (id) => newest("PATCH", `/v1/pages/${id}`, { properties: title }),
    (id) => newest("PATCH", `/v1/pages/${id}`, { in_trash: true }),
    (id) => newest("POST", `/v1/pages/${id}/move`, { parent: { type: "page_id", page_id: page } }),
    (id) => newest("POST", `/v1/pages/${page}/move`, { parent: { type: "page_id", page_id: id } }),
    (id) => newest("PATCH", `/v1/blocks/${id}`, { paragraph: { rich_text: [] } }),
    (id) => newest("DELETE", `/v1/blocks/${id}`),
    (id) => newest("PATCH", `/v1/blocks/${id}/children`, { children: [] }),
    (id) => newest("PATCH", `/v1/blocks/${id}/children`, { children: [paragraph("probe")] }),
    (id) =>
      newest("PATCH", `/v1/blocks/${page}/children`, {
        children: [paragraph("probe")],
        position: { type: "after_block", after_block: { id } },
      }),
    (id) =>
      newest("PATCH", `/v1/blocks/${page}/children`, {
        children: [{ type: "link_to_page", link_to_page: { type: "page_id", page_id: id } }],
      }),
    (id) =>
      newest("PATCH", `/v1/blocks/${page}/children`, {
        children: [
          { type: "synced_block", synced_block: { synced_from: { type: "block_id", block_id: id } } },
        ],
      }),
    (id) =>
      newest("PATCH", `/v1/blocks/${page}/children`, {
        children: [
          { type: "paragraph", paragraph: { rich_text: [{ type: "mention", mention: { page: { id } } }] } },
        ],
      }),
    (id) => newest("PATCH", `/v1/databases/${id}`, { title: [] }),
    (id) => newest("PATCH", `/v1/data_sources/${id}`, { title: [] }),
    (id) => newest("POST", "/v1/databases", { parent: { type: "page_id", page_id: id } }),
    (id) =>
      newest("POST", "/v1/data_sources", { parent: { database_id: id }, properties: { N: { title: {} } } }),
    (id) => newest("POST", "/v1/comments", { parent: { page_id: id }, rich_text: richText("probe") }),
    (id) => newest("POST", "/v1/comments", { discussion_id: id, rich_text: richText("probe") }),
    (id) => newest("PATCH", `/v1/comments/${id}`, { rich_text: richText("probe") }),
    (id) => newest("DELETE", `/v1/comments/${id}`),
    ...relations.flatMap((source) => {
      const row = rowOf(source)
      const name = source.relations[0]?.name as string
      const relate = (id: string) => ({ properties: { [name]: { relation: [{ id }] } } })
      return [
        (id: string) => newest("POST", "/v1/pages", { parent: { data_source_id: source.id }, ...relate(id) }),
        (id: string) =>
          newest("POST", `/v1/data_sources/${source.id}/query`, {
            filter: { property: name, relation: { contains: id } },
          }),
        ...(row ? [(id: string) => newest("PATCH", `/v1/pages/${row.id}`, relate(id))] : []),
      ]
    }),
    ...seen.flatMap(({ source }) =>
      source
        ? [
            (id: string) =>
              newest("PATCH", `/v1/data_sources/${source.id}`, {
                properties: {
                  Probe: { relation: { data_source_id: id, type: "single_property", single_property: {} } },
                },
              }),
          ]
        : [],
    ),
  ]
  return dice.some(probes, 14)
}

/** An id of something the caller may not see, of any kind. */
export function drawHiddenId(world: World, dice: Dice): string | undefined {
  const hidden = hiddenNodes(world)
  if (hidden.length === 0) return undefined
  const { id, source, blocks, comments, discussions } = dice.pick(hidden)
  return dice.pick([id, ...(source ? [source.id] : []), ...blocks, ...comments, ...discussions])
}

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

const paragraph = (content: string) => ({ type: "paragraph", paragraph: { rich_text: richText(content) } })
