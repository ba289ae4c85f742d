import type { Block } from "../http/notion.ts"
import { PageLink } from "../pages/page-link.tsx"
import { useName } from "../pages/use-name.ts"

/** A link to a page or database that lies elsewhere. */
export function LinkToPage({ block }: { block: Extract<Block, { type: "link_to_page" }> }) {
  const link = block.link_to_page
  if (link.type === "comment_id") return <p>A link to a comment</p>
  const isPage = link.type === "page_id"
  return <Found id={isPage ? link.page_id : link.database_id} kind={isPage ? "page" : "database"} />
}

function Found({ id, kind }: { id: string; kind: "page" | "database" }) {
  const target = useName(id).data
  return (
    <PageLink id={id} title={target?.title ?? "A page"} kind={kind} icon={target?.icon ?? null} isElsewhere />
  )
}
