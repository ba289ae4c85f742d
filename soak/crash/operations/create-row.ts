import { mark } from "../mark.ts"
import { type OperationKind, readObject, richText } from "../operation.ts"
import { drawValues, writeValues } from "../row-values.ts"

/** A row with values of many types, new options and relations among them. */
export const createRow: OperationKind = ({ writer, world, dice, job }) => {
  const title = mark(job, 1, 1)
  const values = drawValues(dice, world, job)
  const parent = { data_source_id: dice.chance(0.5) ? world.sharedSourceId : writer.source.id }
  return {
    name: "create row",
    method: "POST",
    path: "/v1/pages",
    body: { parent, properties: { Name: { title: richText(title) }, ...writeValues(values) } },
    apply: ({ id }) => {
      writer.pages.set(id, { id, title, parent, isTrashed: false, blocks: [], comments: [], values })
      return id
    },
    settle: async ({ client, findMarked }) => {
      const id = await findMarked("page", title)
      return id === undefined ? undefined : readObject(client, `/v1/pages/${id}`)
    },
  }
}
