import type { ColumnWorld } from "./column-world.ts"
import { drawProperty, redrawOptions } from "./draw-schema.ts"
import type { KeptColumns } from "./kept-columns.ts"

/** Texts that stay what they are when their property changes between these types. */
const addresses = ["url", "email", "phone_number"] as const

const conversions = ["number", "select", "multi_select", "rich_text", "date", "checkbox"] as const

/** Changes the world a few times, and tells the columns what they are to be told. */
export function editWorld(world: ColumnWorld, kept: KeptColumns): void {
  const { draw } = world
  for (let count = draw.int(1, 8); count > 0; count--) editOnce(world, kept)
  // Enough to wear columns and their orders out.
  if (world.rows.size > 1_100 && draw.chance(0.15))
    for (const row of [...world.rows.values()].slice(0, 1_100)) kept.changed(world.changeRow(row))
}

function editOnce(world: ColumnWorld, kept: KeptColumns): void {
  const { draw } = world
  const rows = [...world.rows.values()]
  const row = rows.length > 0 ? draw.pick(rows) : undefined
  const dice = draw.int(0, 99)
  if (dice < 45) row && kept.changed(world.changeRow(row))
  else if (dice < 60) kept.changed(world.addRow())
  else if (dice < 68) kept.changed(world.addStray())
  else if (dice < 76) moveAway(world, kept, row?.pk)
  else if (dice < 82) moveBack(world, kept)
  else if (dice < 90) kept.targetChanged(world.changeTarget(draw.pick(world.targets)))
  else if (dice < 95) kept.table.drop(draw.pick(world.schema).pk)
  else if (dice < 96) kept.load(draw.some(world.schema, 3))
  else changeSchema(world, kept)
}

function moveAway(world: ColumnWorld, kept: KeptColumns, pk: number | undefined): void {
  const row = pk === undefined ? undefined : world.rows.get(pk)
  if (!row) return
  world.moveAway(row)
  kept.table.remove(row.pk)
  if (world.draw.chance(0.1)) kept.table.remove(row.pk)
}

function moveBack(world: ColumnWorld, kept: KeptColumns): void {
  const row = world.moveBack()
  if (row) kept.changed(row)
}

/** Options edited, a property of another type with the same values, or one whose values were all converted. */
function changeSchema(world: ColumnWorld, kept: KeptColumns): void {
  const { draw } = world
  const at = draw.int(0, world.schema.length - 1)
  const property = world.schema[at]!
  const isAddress = addresses.some((type) => type === property.type)
  if (draw.chance(0.8) && !isAddress) {
    world.schema[at] = redrawOptions(property, draw)
    return
  }
  if (property.type === "title") return
  const type = isAddress ? draw.pick(addresses) : draw.pick(conversions)
  world.schema[at] = drawProperty(property.pk, type, draw)
  if (isAddress) return
  kept.forget()
  for (const row of world.rows.values()) {
    const { [property.id]: _, ...values } = row.values
    world.rows.set(row.pk, { ...row, values })
  }
  world.away.length = 0
  for (const row of [...world.rows.values()]) if (draw.chance(0.7)) world.changeRow(row)
}
