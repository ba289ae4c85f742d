import { useQueryClient } from "@tanstack/react-query"
import { useContext } from "react"
import { PageContext } from "../blocks/page-context.ts"
import type { TextBlockOf } from "../blocks/text-of.ts"
import { childrenKey } from "../blocks/use-children.ts"
import { parentIdOf } from "../blocks/use-update-block.ts"
import { type NewBlock, notion } from "../http/notion.ts"
import { showNotice } from "../ui/notices.ts"
import { writeNow } from "./pending-writes.ts"
import type { ChildType } from "./slash-choices.ts"
import { useBlockEdits } from "./use-block-edits.ts"

/** Ways to put a block that is no line of text where a line stands. The line stays below it, to go on writing. */
export function useAddBlock(block: TextBlockOf) {
  const edits = useBlockEdits()
  const client = useQueryClient()
  const { pageId } = useContext(PageContext)

  const addBefore = (request: NewBlock) =>
    edits.insertMade({ parent: block.parent, parentId: parentIdOf(block), after: edits.previousOf(block) }, [
      request,
    ])

  /** Pages and databases are made at the end of the page: the API gives them no other place. */
  const addChild = async (type: ChildType) => {
    writeNow()
    try {
      const parent = { type: "page_id", page_id: pageId }
      if (type === "child_page") await notion.createPage({ parent, properties: { title: { title: [] } } })
      else
        await notion.createDatabase({ parent, initial_data_source: { properties: { Name: { title: {} } } } })
      for (const key of [childrenKey(pageId), ["outline"]]) await client.invalidateQueries({ queryKey: key })
    } catch (error) {
      showNotice({ text: `Not made: ${(error as Error).message}`, isBad: true })
    }
  }
  return { addBefore, addChild }
}
