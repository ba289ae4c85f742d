import { objectAt, textAt } from "../json.ts"
import type { Stage } from "../stage.ts"
import type { Props } from "./message-case.ts"

/** Makes what the cases of refusals are about. */
export async function arrangeProps(stage: Stage): Promise<Props> {
  const page = await stage.newPage()
  const paragraph = await stage.newBlock(page, { paragraph: { rich_text: [] } })
  const trashedParagraph = await stage.newBlock(page, { paragraph: { rich_text: [] } })
  await stage.make("DELETE", `/v1/blocks/${trashedParagraph}`)
  const { databaseId, dataSourceId } = await stage.newDatabase({
    Name: { title: {} },
    Text: { rich_text: {} },
    Number: { number: {} },
    Files: { files: {} },
    Status: { status: {} },
    Select: { select: { options: [{ name: "One", color: "red" }] } },
    Unknown: { formula: { expression: 'if(true, 1, "one")' } },
  })
  const row = await stage.newPage({ data_source_id: dataSourceId })
  const source = await stage.make("GET", `/v1/data_sources/${dataSourceId}`)
  const two = await stage.newDatabase({ Name: { title: {} } })
  await stage.make("POST", "/v1/data_sources", {
    parent: { database_id: two.databaseId },
    properties: { Name: { title: {} } },
  })
  const trashed = await stage.newPage()
  const belowTrash = await stage.newPage({ page_id: trashed })
  await stage.make("PATCH", `/v1/pages/${trashed}`, { in_trash: true })
  return {
    root: stage.inkling.rootPageId,
    page,
    paragraph,
    trashedParagraph,
    database: databaseId,
    dataSource: dataSourceId,
    row,
    nothing: "7855b161-f63e-4683-b7c7-8ca6e97ee266",
    selectId: textAt(objectAt(source, "properties")["Select"], "id") as string,
    belowTrash,
    twoSources: two.databaseId,
  }
}
