import { mark } from "../mark.ts"
import { type OperationKind, readObject } from "../operation.ts"

/** Schemas are kept small, so that rows stay quick to read. */
const maxProperties = 30

/** A new property, sometimes a relation whose twin must appear on the shared data source with it. */
export const changeSchema: OperationKind = ({ writer, world, dice, job }) => {
  const { source } = writer
  if (source.added.size >= maxProperties) return undefined
  const isDual = world.writers.indexOf(writer) < 4 && dice.chance(0.2)
  const name = mark(job, 1, 1)
  const property = isDual
    ? {
        relation: {
          data_source_id: world.sharedSourceId,
          type: "dual_property",
          dual_property: {},
        },
      }
    : { number: { format: "percent" } }
  return {
    name: "change schema",
    method: "PATCH",
    path: `/v1/data_sources/${source.id}`,
    body: { properties: { [name]: property } },
    touches: source.id,
    apply: () => {
      source.added.add(name)
      return undefined
    },
    settle: async ({ client }) => {
      const read = await readObject(client, `/v1/data_sources/${source.id}`)
      return name in read.properties ? read : undefined
    },
  }
}
