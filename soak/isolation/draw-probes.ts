import type { Dice } from "../dice.ts"
import type { Question } from "./caller.ts"
import { paragraph, richText } from "./words.ts"
import { hiddenNodes, type Node, seenNodes, type World } from "./world.ts"

/** An id that nothing has. */
export const missingId = "0dd0dd0d-0dd0-40dd-80dd-0dd0dd0dd0dd"

type IdKind = "page" | "database" | "source" | "block" | "comment" | "discussion"

/** A request that names an id it was made for. */
export interface Probe {
  kind: IdKind
  make(id: string): Question
}

/**
 * Requests of the caller that name one id that it may not see. Made twice, once with the hidden id and once with one
 * that nothing has, they must be answered alike.
 */
export function drawProbes(world: World, dice: Dice): Probe[] {
  const seen = seenNodes(world).filter(({ isTrashed }) => !isTrashed)
  const page = dice.pick(seen.filter(({ kind }) => kind !== "database").concat(world.root)).id
  return dice.some(
    [
      ...readProbes(),
      ...pageProbes(page),
      ...blockProbes(page),
      ...commentProbes(),
      ...seen.flatMap((node) => sourceProbes(node, seen)),
    ],
    30,
  )
}

const title = { title: { title: richText("probe") } }

function probe(
  kind: IdKind,
  method: string,
  path: (id: string) => string,
  body?: (id: string) => object,
): Probe {
  const version = "2026-03-11"
  return {
    kind,
    make: (id) => ({ method, path: path(id), version, ...(body && { body: body(id) }) }),
  }
}

function readProbes(): Probe[] {
  return [
    probe("page", "GET", (id) => `/v1/pages/${id}`),
    probe("page", "GET", (id) => `/v1/pages/${id}/properties/title`),
    probe("block", "GET", (id) => `/v1/blocks/${id}`),
    probe("block", "GET", (id) => `/v1/blocks/${id}/children`),
    probe("page", "GET", (id) => `/v1/comments?block_id=${id}`),
    probe("block", "GET", (id) => `/v1/comments?block_id=${id}`),
    probe("comment", "GET", (id) => `/v1/comments/${id}`),
    probe("database", "GET", (id) => `/v1/databases/${id}`),
    probe("source", "GET", (id) => `/v1/data_sources/${id}`),
    probe("source", "GET", (id) => `/v1/data_sources/${id}/templates`),
    probe(
      "source",
      "POST",
      (id) => `/v1/data_sources/${id}/query`,
      () => ({}),
    ),
  ]
}

function pageProbes(page: string): Probe[] {
  const pages = () => "/v1/pages"
  const inPage = (id: string) => ({ parent: { type: "page_id", page_id: id } })
  return [
    probe("page", "POST", pages, (id) => ({ parent: { page_id: id }, properties: title })),
    probe("source", "POST", pages, (id) => ({ parent: { data_source_id: id }, properties: {} })),
    probe("database", "POST", pages, (id) => ({ parent: { database_id: id }, properties: {} })),
    probe(
      "page",
      "PATCH",
      (id) => `/v1/pages/${id}`,
      () => ({ properties: title }),
    ),
    probe(
      "page",
      "PATCH",
      (id) => `/v1/pages/${id}`,
      () => ({ in_trash: true }),
    ),
    probe(
      "page",
      "POST",
      (id) => `/v1/pages/${id}/move`,
      () => inPage(page),
    ),
    probe("page", "POST", () => `/v1/pages/${page}/move`, inPage),
    probe(
      "source",
      "POST",
      () => `/v1/pages/${page}/move`,
      (id) => ({ parent: { type: "data_source_id", data_source_id: id } }),
    ),
    probe("page", "POST", () => "/v1/databases", inPage),
    probe(
      "database",
      "PATCH",
      (id) => `/v1/databases/${id}`,
      () => ({ title: [] }),
    ),
    probe(
      "page",
      "PATCH",
      () => `/v1/pages/${page}`,
      (id) => ({
        properties: { title: { title: [{ type: "mention", mention: { page: { id } } }] } },
      }),
    ),
  ]
}

function blockProbes(page: string): Probe[] {
  const append = (kind: IdKind, block: (id: string) => object) =>
    probe(
      kind,
      "PATCH",
      () => `/v1/blocks/${page}/children`,
      (id) => ({ children: [block(id)] }),
    )
  const mention = (what: object) => ({
    type: "paragraph",
    paragraph: { rich_text: [{ type: "mention", mention: what }] },
  })
  return [
    probe(
      "block",
      "PATCH",
      (id) => `/v1/blocks/${id}`,
      () => ({ paragraph: { rich_text: [] } }),
    ),
    probe("block", "DELETE", (id) => `/v1/blocks/${id}`),
    probe("page", "DELETE", (id) => `/v1/blocks/${id}`),
    probe(
      "block",
      "PATCH",
      (id) => `/v1/blocks/${id}/children`,
      () => ({ children: [paragraph("probe")] }),
    ),
    probe(
      "block",
      "PATCH",
      () => `/v1/blocks/${page}/children`,
      (id) => ({
        children: [paragraph("probe")],
        position: { type: "after_block", after_block: { id } },
      }),
    ),
    append("page", (id) => ({ type: "link_to_page", link_to_page: { type: "page_id", page_id: id } })),
    append("database", (id) => ({
      type: "link_to_page",
      link_to_page: { type: "database_id", database_id: id },
    })),
    append("block", (id) => ({
      type: "synced_block",
      synced_block: { synced_from: { type: "block_id", block_id: id } },
    })),
    append("page", (id) => mention({ page: { id } })),
    append("database", (id) => mention({ database: { id } })),
  ]
}

function commentProbes(): Probe[] {
  const rich_text = richText("probe")
  const comments = () => "/v1/comments"
  return [
    probe("page", "POST", comments, (id) => ({ parent: { page_id: id }, rich_text })),
    probe("block", "POST", comments, (id) => ({ parent: { block_id: id }, rich_text })),
    probe("discussion", "POST", comments, (id) => ({ discussion_id: id, rich_text })),
    probe(
      "comment",
      "PATCH",
      (id) => `/v1/comments/${id}`,
      () => ({ rich_text }),
    ),
    probe("comment", "DELETE", (id) => `/v1/comments/${id}`),
  ]
}

/** Through a data source that the caller sees: relations to what it does not. */
function sourceProbes({ source }: Node, seen: readonly Node[]): Probe[] {
  if (!source) return []
  const patch = () => `/v1/data_sources/${source.id}`
  const relation = (id: string) => ({ data_source_id: id, type: "single_property", single_property: {} })
  const name = source.relations[0]?.name
  const probes = [
    probe("source", "PATCH", patch, (id) => ({ properties: { Probe: { relation: relation(id) } } })),
    probe("database", "PATCH", patch, (id) => ({ parent: { type: "database_id", database_id: id } })),
  ]
  if (name === undefined) return probes
  const relate = (id: string) => ({ properties: { [name]: { relation: [{ id }] } } })
  const row = seen.find(({ parent }) => parent?.source === source)
  return [
    ...probes,
    probe(
      "page",
      "POST",
      () => "/v1/pages",
      (id) => ({ parent: { data_source_id: source.id }, ...relate(id) }),
    ),
    probe(
      "page",
      "POST",
      () => `/v1/data_sources/${source.id}/query`,
      (id) => ({ filter: { property: name, relation: { contains: id } } }),
    ),
    ...(row ? [probe("page", "PATCH", () => `/v1/pages/${row.id}`, relate)] : []),
  ]
}

/** An id of something the caller may not see: mostly of the kind asked for, now and then of any. */
export function drawHiddenId(world: World, kind: IdKind, dice: Dice): string | undefined {
  const hidden = hiddenNodes(world)
  const ids: Record<IdKind, string[]> = {
    page: hidden.filter((node) => node.kind !== "database").map(({ id }) => id),
    database: hidden.filter((node) => node.kind === "database").map(({ id }) => id),
    source: hidden.flatMap(({ source }) => source?.id ?? []),
    block: hidden.flatMap(({ blocks }) => blocks),
    comment: hidden.flatMap(({ comments }) => comments),
    discussion: hidden.flatMap(({ discussions }) => discussions),
  }
  const wanted = dice.chance(0.8) ? ids[kind] : Object.values(ids).flat()
  return wanted.length === 0 ? undefined : dice.pick(wanted)
}
