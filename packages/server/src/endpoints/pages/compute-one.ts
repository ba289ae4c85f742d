import type { Property } from "@inkling/engine"
import type { PageRow, Snapshot } from "@inkling/store"
import { answerFuel, Computation, type ComputedProperty } from "../../compute/computation.ts"
import type { Computed } from "../../compute/computed.ts"
import type { LoadedDataSource, Schemas } from "../../load/schema-of.ts"
import type { Call } from "../endpoint.ts"

/** A page whose computed properties are asked for one by one. */
export interface ComputedPage {
  schema: LoadedDataSource
  schemas: Schemas
  /** Columns that the caller may know of. */
  columns: readonly Property[]
  page: PageRow
}

/** One formula or rollup of a page, as the caller may see it. */
export async function computeOne(
  tx: Snapshot,
  call: Call,
  { schema, schemas, columns, page }: ComputedPage,
  property: ComputedProperty,
): Promise<Computed> {
  const computation = new Computation(tx, call, schemas, { now: () => call.now(), maxFuel: answerFuel })
  const source = await computation.addSource(schema, columns)
  const computed = await computation.compute(source, [page], [property])
  return computed.get(page.pk)?.get(property.id)?.value as Computed
}
