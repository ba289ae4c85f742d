import { beforeAll, expect, it } from "vitest"
import type { Kit } from "./kit.ts"
import type { Args } from "./notion.ts"
import type { Table } from "./table.ts"

/** A filter, and the titles of the rows it finds; order does not matter. */
export type Vector = readonly [filter: Args, found: readonly string[]]

/** Rows by title, in their order of creation. */
type Rows = Record<string, Args>

/** Makes one table for the suite and asks it every filter. */
export function holdsVectors(
  kit: Kit,
  schema: () => Args | Promise<Args>,
  rows: () => Rows | Promise<Rows>,
  vectors: readonly Vector[],
): { table: () => Table } {
  let made: Table | undefined
  beforeAll(async () => {
    made = await kit.table(await schema())
    await made.rows(await rows())
  })
  const table = () => {
    if (!made) throw new Error("The table is made before the first test.")
    return made
  }
  it.each(vectors.map(([filter, found]) => ({ filter, found })))("$filter", async ({ filter, found }) => {
    expect(await table().matching(filter)).toEqual([...found].sort())
  })
  return { table }
}

/** A condition on the property `name`. */
export const on = (name: string, key: string, operator: string, value: unknown): Args => ({
  property: name,
  [key]: { [operator]: value },
})
