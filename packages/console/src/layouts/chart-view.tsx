import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import type { ViewBodyProps } from "../views/view-body.tsx"
import { ChartFields } from "./chart-fields.tsx"
import { ChartPicture } from "./chart-picture.tsx"
import styles from "./chart-view.module.css"
import { inkOf } from "./ink-of.ts"
import { LayoutNote } from "./layout-note.tsx"
import { useChart } from "./use-chart.ts"

/** Rows counted or added up by groups, as a picture and as a table beside it. */
export default function ChartView({ source, view, wanted, onChange }: ViewBodyProps) {
  const configuration = view.configuration ?? { type: "chart", chart_type: "column" as const }
  const { points, error, isPending, isKnown } = useChart(source, configuration, wanted)
  const type = configuration.chart_type ?? "column"
  return (
    <div className={styles["box"]}>
      <ChartFields
        source={source}
        configuration={configuration}
        onChange={(next) => onChange({ configuration: next })}
      />
      {error && <Failure error={error} />}
      {!isKnown && <LayoutNote>The console does not draw what this chart aggregates by.</LayoutNote>}
      {isKnown && isPending && <Skeleton />}
      {type === "number" ? (
        <p className={styles["number"]}>{number(points[0]?.value ?? 0)}</p>
      ) : (
        points.length > 0 && (
          <figure className={styles["figure"]}>
            <ChartPicture type={type} points={points} />
            <table>
              <caption className="visually-hidden">What the chart shows</caption>
              <tbody>
                {points.map(({ name, color, value }) => (
                  <tr key={name}>
                    <th scope="row">
                      <i style={{ background: inkOf(color) }} /> {name}
                    </th>
                    <td>{number(value)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </figure>
        )
      )}
    </div>
  )
}

function number(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 2 })
}
