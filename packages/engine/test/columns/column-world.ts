import type { ColumnRow } from "../../src/columns/column-row.ts"
import type { TargetState } from "../../src/columns/relation-column.ts"
import type { RowFlags } from "../../src/columns/row-base.ts"
import type { Property } from "../../src/properties/property.ts"
import type { Values } from "../../src/properties/value.ts"
import type { Row } from "../../src/query/row.ts"
import { type Names, plainText } from "../../src/rich-text/plain-text.ts"
import type { RichText } from "../../src/rich-text/rich-text.ts"
import type { Draw } from "./draw.ts"
import type { FilterPool } from "./draw-filter.ts"
import { drawSchema } from "./draw-schema.ts"
import { drawValue, nowMs } from "./draw-value.ts"

/** A row as the model keeps it; its relation values list all related pages, whoever may see them. */
export interface ModelRow extends Omit<ColumnRow, "related"> {
  id: string
}

export interface Target extends TargetState {
  id: string
}

const minute = 60_000

/**
 * The plain model that columns are compared with: a data source's rows, the pages they are related to, and who sees
 * what. Every caller sees a share of what has an access list of its own, and knows a share of the names.
 */
export class ColumnWorld {
  readonly draw: Draw
  schema: Property[]
  readonly rows = new Map<number, ModelRow>()
  /** Rows that were moved elsewhere and may come back. */
  readonly away: ModelRow[] = []
  readonly targets: Target[]
  readonly userIds: string[]
  #nextPk = 1
  #nextSeq = 1
  #lastCreatedMs = nowMs - 30 * 24 * 60 * minute

  constructor(draw: Draw, rowCount: number) {
    this.draw = draw
    this.schema = drawSchema(draw)
    this.targets = Array.from({ length: draw.int(1, 12) }, (_, at) => this.#drawTarget(1_000_000 + at))
    this.userIds = Array.from({ length: draw.chance(0.03) ? 300 : 4 }, (_, at) => uuidOf(2_000_000 + at))
    const pks = Array.from({ length: rowCount }, () => this.#nextPk++)
    for (const pk of draw.chance(0.3) ? pks.reverse() : pks) this.#put(this.#drawRow(pk, this.#laterMs()))
  }

  get pool(): FilterPool {
    return { userIds: this.userIds, pageIds: this.targets.map((target) => target.id), texts: this.#texts() }
  }

  /** The row as columns take it in; `relations` are the columns that want its related pages. */
  toColumnRow(row: ModelRow, relations: readonly Property[]): ColumnRow {
    const { id: _, values, ...rest } = row
    const kept = Object.entries(values).filter(([id]) => !this.#isRelation(id))
    const related = new Map(
      relations.map((property) => [
        property.pk,
        ((values[property.id] ?? []) as readonly string[]).map((id) => this.#target(id).pk),
      ]),
    )
    return { ...rest, values: Object.fromEntries(kept), related }
  }

  /** The rows as one caller sees them: those it may see, less the related pages that it may not see or are trashed. */
  seenBy(caller: number, flags: RowFlags): Row[] {
    const fits = (wanted: boolean | undefined, is: boolean) => wanted === undefined || wanted === is
    return [...this.rows.values()].flatMap((row): Row[] => {
      if (row.hasOwnAcl && !this.sees(caller, row.pk)) return []
      const isWanted =
        fits(flags.trashed, row.isTrashed) &&
        fits(flags.archived, row.isArchived) &&
        fits(flags.template, row.isTemplate)
      return isWanted ? [{ ...row, values: this.#seenValues(caller, row.values) }] : []
    })
  }

  sees(caller: number, pk: number): boolean {
    return (pk * 7 + caller) % 3 !== 0
  }

  /** Names as the caller knows them; hidden and trashed pages have none. */
  names(caller: number): Names {
    const known = (id: string) => (Number.parseInt(id.slice(-4), 16) + caller) % 3 !== 0
    const page = (id: string) => {
      const target = this.targets.find((each) => each.id === id)
      return target && !target.isTrashed && known(id) ? `Item ${target.pk % 5}` : undefined
    }
    return { page, database: page, user: (id) => (known(id) ? `Zoë ${id.slice(-1)}` : undefined) }
  }

  // Changes. Each returns what columns are told of.

  addRow(): ModelRow {
    return this.#put(this.#drawRow(this.#nextPk++, this.#laterMs()))
  }

  /** A row that is new here but was created before others. */
  addStray(): ModelRow {
    const others = [...this.rows.values()]
    const near = others.length > 0 ? this.draw.pick(others).createdAtMs : this.#lastCreatedMs
    return this.#put(this.#drawRow(this.#nextPk++, near - this.draw.pick([0, 1, 30_000, 10 * minute])))
  }

  changeRow(row: ModelRow): ModelRow {
    const drawn = this.#drawRow(row.pk, row.createdAtMs)
    const keeps = (id: string) => this.draw.chance(0.6) && row.values[id] !== undefined
    const values = { ...drawn.values }
    for (const { id } of this.schema) if (keeps(id)) values[id] = row.values[id]!
    return this.#put({ ...drawn, createdBy: row.createdBy, values })
  }

  moveAway(row: ModelRow): void {
    this.rows.delete(row.pk)
    this.away.push(row)
  }

  moveBack(): ModelRow | undefined {
    const row = this.away.pop()
    return row && this.#put({ ...row, rowSeq: this.#nextSeq++ })
  }

  changeTarget(target: Target): Target {
    target.isTrashed = this.draw.chance(0.3)
    target.hasOwnAcl = this.draw.chance(0.4)
    return target
  }

  /** The pages that a row is related to by these properties. */
  targetsOf(row: ModelRow, relations: readonly Property[]): Target[] {
    return relations.flatMap(({ id }) =>
      ((row.values[id] ?? []) as readonly string[]).map((target) => this.#target(target)),
    )
  }

  #put(row: ModelRow): ModelRow {
    this.rows.set(row.pk, row)
    return row
  }

  #drawRow(pk: number, createdAtMs: number): ModelRow {
    const { draw } = this
    const values: Record<string, Values[string]> = {}
    for (const property of this.schema) {
      const value = drawValue(property, draw, {
        userIds: this.userIds,
        pageIds: this.targets.map(({ id }) => id),
      })
      if (value !== undefined) values[property.id] = value
    }
    return {
      id: uuidOf(pk),
      pk,
      createdAtMs,
      editedAtMs: createdAtMs + draw.pick([0, 1, 90_000, 3 * 24 * 60 * minute]),
      rowSeq: this.#nextSeq++,
      createdBy: draw.pick(this.userIds),
      editedBy: draw.pick(this.userIds),
      isTrashed: draw.chance(0.1),
      isArchived: draw.chance(0.1),
      isTemplate: draw.chance(0.05),
      hasOwnAcl: draw.chance(0.15),
      values,
    }
  }

  /** Often several in one moment, and several in one minute. */
  #laterMs(): number {
    this.#lastCreatedMs += this.draw.pick([0, 0, 1, 20_000, 5 * minute])
    return this.#lastCreatedMs
  }

  #drawTarget(pk: number): Target {
    return { pk, id: uuidOf(pk), isTrashed: this.draw.chance(0.2), hasOwnAcl: this.draw.chance(0.4) }
  }

  #target(id: string): Target {
    return this.targets.find((target) => target.id === id) as Target
  }

  #isRelation(id: string): boolean {
    return this.schema.some((property) => property.id === id && property.type === "relation")
  }

  #seenValues(caller: number, values: Values): Values {
    const seen = { ...values }
    for (const { id, type } of this.schema) {
      if (type !== "relation" || values[id] === undefined) continue
      const shown = (values[id] as readonly string[]).filter((page) => {
        const target = this.#target(page)
        return !target.isTrashed && (!target.hasOwnAcl || this.sees(caller, target.pk))
      })
      if (shown.length > 0) seen[id] = shown
      else delete seen[id]
    }
    return seen
  }

  #texts(): string[] {
    const some = this.draw.some([...this.rows.values()].slice(0, 30), 8)
    return some.flatMap(({ values }) =>
      this.schema.flatMap(({ id, type }) => {
        const value = values[id]
        if (value === undefined) return []
        if (type === "title" || type === "rich_text") return [plainText(value as RichText)]
        return type === "url" || type === "email" || type === "phone_number" ? [value as string] : []
      }),
    )
  }
}

function uuidOf(pk: number): string {
  return `38c9ce7b-60a4-81df-8195-${pk.toString(16).padStart(12, "0")}`
}
