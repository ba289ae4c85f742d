import { useQuery } from "@tanstack/react-query"
import type { PropertySchema } from "../databases/column.ts"
import { call } from "../http/call.ts"
import type { DataSource } from "../http/notion.ts"
import type { ViewConfiguration } from "../views/view.ts"
import type { ViewBodyProps } from "../views/view-body.tsx"

/** A group's name, colour and value. */
export interface ChartPoint {
  name: string
  color: string
  value: number
}

interface Answer {
  results: { keys: (string | boolean | null)[]; values: (number | string | null)[] }[]
}

/** Aggregators of views that the server computes, by the names of its own. */
const functions: Readonly<Record<string, string>> = {
  count: "count",
  count_values: "count_values",
  sum: "sum",
  average: "average",
  median: "median",
  min: "min",
  max: "max",
  unique: "count_unique",
  empty: "count_empty",
  percent_empty: "percent_empty",
  percent_not_empty: "percent_filled",
  percent_checked: "percent_checked",
}

/** Aggregators that charts are drawn of here. */
export const chartAggregators: readonly string[] = Object.keys(functions)

const buckets: Readonly<Record<string, string>> = { day: "day", week: "week", month: "month", year: "year" }

/** What a chart shows: one point a group, or a single one for a number. */
export function useChart(
  source: DataSource,
  configuration: ViewConfiguration,
  wanted: ViewBodyProps["wanted"],
) {
  const isNumber = configuration.chart_type === "number"
  const axis = isNumber ? undefined : (configuration.x_axis ?? undefined)
  const measure = (isNumber ? configuration.value : configuration.y_axis) ?? { aggregator: "count" }
  const byId = (id: string | undefined) => Object.values(source.properties).find((one) => one.id === id)
  const property = byId(axis?.property_id)
  const measured = byId(measure.property_id)
  const of = functions[measure.aggregator]
  const body = {
    ...(wanted.filter && { filter: wanted.filter }),
    ...(property && {
      group_by: [
        {
          property: property.name,
          ...(property.type === "date" && { bucket: buckets[axis?.group_by ?? ""] ?? "month" }),
        },
      ],
    }),
    aggregates: [{ function: of, ...(of !== "count" && measured && { property: measured.name }) }],
  }
  const answer = useQuery({
    queryKey: ["rows", source.id, "chart", body],
    queryFn: ({ signal }) =>
      call<Answer>("POST", `/inkling/v1/data_sources/${source.id}/aggregate`, { body, signal }),
    enabled: of !== undefined,
    placeholderData: (before) => before,
  })
  const points = (answer.data?.results ?? []).map(({ keys, values }): ChartPoint => {
    const name = keys[0] ?? null
    const value = Number(values[0] ?? 0)
    return {
      name: nameOf(name, property),
      color: colorOf(name, property),
      value: Number.isFinite(value) ? value : 0,
    }
  })
  const shown = axis?.hide_empty_groups ? points.filter(({ value }) => value !== 0) : points
  return { points: shown, error: answer.error, isPending: answer.isPending, isKnown: of !== undefined }
}

function nameOf(key: string | boolean | null, property: PropertySchema | undefined): string {
  if (key === null) return `No ${property?.name ?? "value"}`
  if (typeof key === "boolean") return key ? "Checked" : "Not checked"
  return key
}

function colorOf(key: string | boolean | null, property: PropertySchema | undefined): string {
  const options =
    property?.type === "select"
      ? property.select.options
      : property?.type === "multi_select"
        ? property.multi_select.options
        : property?.type === "status"
          ? property.status.options
          : []
  return options.find(({ name }) => name === key)?.color ?? "default"
}
