import type { Block } from "../http/notion.ts"
import { PageLink } from "../pages/page-link.tsx"

/** A page or database that stands on this page. */
export function ChildLink({ block }: { block: Extract<Block, { type: "child_page" | "child_database" }> }) {
  const isPage = block.type === "child_page"
  const title = isPage ? block.child_page.title : block.child_database.title
  return <PageLink id={block.id} title={title} kind={isPage ? "page" : "database"} />
}
