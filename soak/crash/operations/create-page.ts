import { mark } from "../mark.ts"
import { type OperationKind, paragraph, readObject, richText, textOf } from "../operation.ts"
import { readChildren } from "../read-children.ts"

/** A page with up to 20 children: all of them, or no page. */
export const createPage: OperationKind = ({ writer, dice, job }) => {
  const count = dice.int(0, 20)
  const title = mark(job, 1, count + 1)
  const texts = Array.from({ length: count }, (_, index) => mark(job, index + 2, count + 1))
  const parent = { page_id: dice.pick(writer.folders) }
  const body = {
    parent,
    properties: { title: { title: richText(title) } },
    ...(count > 0 && { children: texts.map(paragraph) }),
  }
  return {
    name: "create page",
    method: "POST",
    path: "/v1/pages",
    body,
    apply: ({ id }) => {
      // Ids of the children are learnt when they are read back.
      const blocks = texts.map((text) => ({ id: "", text }))
      writer.pages.set(id, { id, title, parent, isTrashed: false, blocks, comments: [] })
      return id
    },
    settle: async ({ client, findMarked }) => {
      const id = await findMarked("page", title)
      if (id === undefined) return undefined
      const found = (await readChildren(client, id)).map(textOf)
      if (found.join() !== texts.join())
        throw new Error(`page ${id} has ${found.length} of ${count} children`)
      return readObject(client, `/v1/pages/${id}`)
    },
  }
}
