import { isDeepStrictEqual } from "node:util"
import { type OperationKind, readObject } from "../operation.ts"
import { pickPage } from "../pick-page.ts"
import { drawValues, readValues, writeValues } from "../row-values.ts"

/** New values in every property of a row at once. */
export const updateRow: OperationKind = (draw) => {
  const row = pickPage(draw, (page) => page.values !== undefined && !page.isTrashed)
  if (!row) return undefined
  const values = drawValues(draw.dice, draw.world, draw.job)
  return {
    name: "update row",
    method: "PATCH",
    path: `/v1/pages/${row.id}`,
    body: { properties: writeValues(values) },
    touches: row.id,
    apply: () => {
      row.values = values
      return undefined
    },
    settle: async ({ client }) => {
      const page = await readObject(client, `/v1/pages/${row.id}`)
      // Anything between the two states is caught when the row is read back.
      return isDeepStrictEqual(readValues(page), values) ? page : undefined
    },
  }
}
