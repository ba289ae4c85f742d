import type { DataSource } from "../http/notion.ts"

export type PropertySchema = DataSource["properties"][string]

/** A column of a table. */
export interface Column {
  id: string
  name: string
  type: string
  schema: PropertySchema
  /** Pixels. */
  widthPx: number
  numberFormat: string | undefined
}

const widths: Record<string, number> = {
  title: 280,
  checkbox: 90,
  number: 120,
  unique_id: 110,
  rich_text: 240,
}
const defaultWidthPx = 180

/** A property as a view shows it, in the view's order. */
export interface ShownProperty {
  property_id: string
  visible?: boolean
  /** Pixels. */
  width?: number
}

/** The columns that a view shows, in its order; all, the title first, when it says nothing of them. */
export function columnsOf(dataSource: DataSource, shown: readonly ShownProperty[] | undefined): Column[] {
  const all = Object.values(dataSource.properties)
  const places = new Map((shown ?? []).map(({ property_id }, at) => [property_id, at]))
  const settings = new Map((shown ?? []).map((one) => [one.property_id, one]))
  const place = ({ id, type }: PropertySchema) => places.get(id) ?? (type === "title" ? -1 : all.length)
  return all
    .filter(({ id, type }) => type === "title" || settings.get(id)?.visible !== false)
    .sort((a, b) => place(a) - place(b))
    .map((schema) => columnOf(schema, settings.get(schema.id)?.width))
}

/** @param widthPx as somebody set it; else what suits the type */
export function columnOf(schema: PropertySchema, widthPx?: number): Column {
  return {
    id: schema.id,
    name: schema.name,
    type: schema.type,
    schema,
    widthPx: widthPx ?? widths[schema.type] ?? defaultWidthPx,
    numberFormat: schema.type === "number" ? schema.number.format : undefined,
  }
}
