import type { MarkdownNode } from "../markdown-node.ts"

/** Sections of meeting notes in the order they are shown; each is a block among the children. */
export const sections = ["summary", "notes", "transcript"] as const
export type Section = (typeof sections)[number]

/** The child that holds a section, by the ids in the payload; without any, all children are notes (inferred). */
export function sectionOf(node: MarkdownNode, section: Section): MarkdownNode | undefined {
  const ids = node.payload["children"] as Record<string, string | undefined> | undefined
  if (ids === undefined) return section === "notes" && node.children.length > 0 ? node : undefined
  const id = ids[`${section}_block_id`]
  return id === undefined ? undefined : node.children.find((child) => child.id === id)
}
