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

/** The columns of a data source: the title first, the others as the schema has them. */
export function columnsOf(dataSource: DataSource, widthsPx: Record<string, number>): Column[] {
  const columns = Object.values(dataSource.properties).map(
    (schema): Column => ({
      id: schema.id,
      name: schema.name,
      type: schema.type,
      schema,
      widthPx: widthsPx[schema.id] ?? widths[schema.type] ?? defaultWidthPx,
      numberFormat: schema.type === "number" ? schema.number.format : undefined,
    }),
  )
  return columns.sort((a, b) => Number(b.type === "title") - Number(a.type === "title"))
}
