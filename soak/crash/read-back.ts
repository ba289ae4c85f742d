import { isDeepStrictEqual } from "node:util"
import type { HttpClient, Reply } from "../http-client.ts"
import type { PageModel, WriterModel } from "./model.ts"
import { readObject, textOf } from "./operation.ts"
import { readChildren } from "./read-children.ts"
import { readValues } from "./row-values.ts"
import { titleOf } from "./title-of.ts"

/** Compares what the server now says with what it has acknowledged; a line for each difference. */
export async function readBack(client: HttpClient, writer: WriterModel, id: string): Promise<string[]> {
  const page = writer.pages.get(id)
  if (page) return readPageBack(client, page)
  const source = await readObject(client, `/v1/data_sources/${writer.source.id}`)
  const lost = [...writer.source.added].filter((name) => !(name in source.properties))
  return lost.map((name) => `data source ${id} lost its property ${name}`)
}

async function readPageBack(client: HttpClient, page: PageModel): Promise<string[]> {
  const { status, body } = await client.send("GET", `/v1/pages/${page.id}`)
  if (status !== 200) return [`page ${page.id}: ${status} ${JSON.stringify(body)}`]
  const problems: string[] = []
  const expect = (what: string, found: unknown, known: unknown) => {
    if (!isDeepStrictEqual(found, known))
      problems.push(`page ${page.id}: ${what} is ${JSON.stringify(found)}, not ${JSON.stringify(known)}`)
  }
  expect("title", titleOf(body), page.title)
  expect("in_trash", body.in_trash, page.isTrashed)
  expect("parent", parentIdOf(body), Object.values(page.parent)[0])
  if (page.values) expect("row", readValues(body), page.values)
  // What is in the trash is read when it is out again.
  if (page.isTrashed) return problems
  const blocks = (await readChildren(client, page.id)).map((block) => ({ id: block.id, text: textOf(block) }))
  expect(
    "list of blocks",
    blocks.map(({ text }) => text),
    page.blocks.map(({ text }) => text),
  )
  page.blocks = blocks
  const comments = await readObject(client, `/v1/comments?block_id=${page.id}&page_size=100`)
  expect("list of comments", comments.results.map(commentText), page.comments)
  return problems
}

function parentIdOf({ parent }: Reply["body"]): string {
  return parent.data_source_id ?? parent.page_id
}

function commentText(comment: Reply["body"]): string {
  return comment.rich_text.map((part: { plain_text: string }) => part.plain_text).join("")
}
