import type { DataSource } from "../http/notion.ts"
import { SelectField } from "../properties/select-field.tsx"
import { wordsOf } from "../properties/words-of.ts"
import { groupBy, groupTypes } from "../views/layouts.ts"
import type { ViewConfiguration } from "../views/view.ts"
import styles from "./chart-view.module.css"
import { chartAggregators } from "./use-chart.ts"

const chartTypes = ["column", "bar", "line", "donut", "number"] as const

interface ChartFieldsProps {
  source: DataSource
  configuration: ViewConfiguration
  onChange: (configuration: ViewConfiguration) => void
}

/** What a chart shows, by what, and as which picture. */
export function ChartFields({ source, configuration, onChange }: ChartFieldsProps) {
  const type = configuration.chart_type ?? "column"
  const isNumber = type === "number"
  const measure = (isNumber ? configuration.value : configuration.y_axis) ?? { aggregator: "count" }
  const all = Object.values(source.properties)
  const axes = all.filter((property) => groupTypes.includes(property.type) || property.type === "date")
  const setMeasure = (aggregator: string, propertyId: string | undefined) => {
    const id =
      aggregator === "count" ? undefined : (propertyId ?? all.find(({ type: of }) => of === "number")?.id)
    const next = { aggregator, ...(id !== undefined && { property_id: id }) }
    onChange({ ...configuration, type: "chart", ...(isNumber ? { value: next } : { y_axis: next }) })
  }
  const setType = (word: string) => {
    const next = word as (typeof chartTypes)[number]
    onChange({
      ...configuration,
      type: "chart",
      chart_type: next,
      ...(next === "number" && { value: measure }),
    })
  }
  return (
    <div className={styles["fields"]}>
      <SelectField
        label="Picture"
        value={type}
        choices={chartTypes.map((word) => [word, wordsOf(word)])}
        onChange={setType}
      />
      {!isNumber && (
        <SelectField
          label="By"
          value={configuration.x_axis?.property_id ?? ""}
          choices={axes.map(({ id, name }) => [id, name])}
          onChange={(id) => {
            const property = axes.find((one) => one.id === id)
            if (!property) return
            const axis = groupBy(property)
            onChange({
              ...configuration,
              type: "chart",
              x_axis:
                property.type === "date" ? { ...axis, group_by: "month", sort: { type: "ascending" } } : axis,
            })
          }}
        />
      )}
      <SelectField
        label="Shows"
        value={measure.aggregator}
        choices={chartAggregators.map((word) => [word, wordsOf(word)])}
        onChange={(word) => setMeasure(word, measure.property_id)}
      />
      {measure.aggregator !== "count" && (
        <SelectField
          label="Of"
          value={measure.property_id ?? ""}
          choices={all.map(({ id, name }) => [id, name])}
          onChange={(id) => setMeasure(measure.aggregator, id)}
        />
      )}
    </div>
  )
}
