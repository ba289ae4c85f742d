import { useContext } from "react"
import { PageContext } from "./page-context.ts"
import { useChildren } from "./use-children.ts"

const depths: Record<string, 1 | 2 | 3 | 4> = { heading_1: 1, heading_2: 2, heading_3: 3, heading_4: 4 }

/**
 * The level a block's heading has for who listens to the page, undefined for what is none. The largest headings a page
 * uses come next to its title, whichever they are: a page that begins with second ones skips no level.
 */
export function useHeadingLevel(type: string): number | undefined {
  const { pageId } = useContext(PageContext)
  const used = (useChildren(pageId).data ?? []).flatMap((block) => depths[block.type] ?? [])
  const depth = depths[type]
  return depth === undefined ? undefined : Math.max(2, 2 + depth - Math.min(...used, depth))
}
