import styles from "./chart-view.module.css"
import { inkOf } from "./ink-of.ts"
import type { ChartPoint } from "./use-chart.ts"

/** Units of the drawing, which is scaled to its place. */
const width = 640
const height = 260
const edge = { left: 48, bottom: 28, top: 12 }

interface ChartPictureProps {
  type: "column" | "bar" | "line" | "donut"
  points: readonly ChartPoint[]
}

/** Points as columns, bars, a line or a ring. The table beside it says the same in words. */
export function ChartPicture({ type, points }: ChartPictureProps) {
  if (type === "donut") return <Donut points={points} />
  if (type === "bar") return <Bars points={points} />
  const top = niceTop(Math.max(...points.map(({ value }) => value), 0))
  const step = (width - edge.left) / points.length
  const plotHeight = height - edge.bottom - edge.top
  const y = (value: number) => edge.top + plotHeight * (1 - Math.max(0, value) / top)
  const x = (at: number) => edge.left + step * (at + 0.5)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles["picture"]} role="img" aria-label="Chart">
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line x1={edge.left} x2={width} y1={y(top * part)} y2={y(top * part)} className={styles["rule"]} />
          <text x={edge.left - 8} y={y(top * part) + 4} textAnchor="end">
            {(top * part).toLocaleString("en", { maximumFractionDigits: 2, notation: "compact" })}
          </text>
        </g>
      ))}
      {type === "line" && (
        <polyline
          points={points.map(({ value }, at) => `${x(at)},${y(value)}`).join(" ")}
          className={styles["line"]}
        />
      )}
      {points.map(({ name, color, value }, at) => (
        <g key={name}>
          {type === "line" ? (
            <circle cx={x(at)} cy={y(value)} r={4} className={styles["dot"]} />
          ) : (
            <rect
              x={x(at) - Math.min(28, step * 0.35)}
              width={Math.min(56, step * 0.7)}
              y={y(value)}
              height={height - edge.bottom - y(value)}
              rx={3}
              style={{ fill: inkOf(color) }}
            />
          )}
          {points.length <= 12 && (
            <text x={x(at)} y={height - 8} textAnchor="middle">
              {short(name, Math.floor(step / 8))}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

function Bars({ points }: { points: readonly ChartPoint[] }) {
  const top = Math.max(...points.map(({ value }) => value), 1)
  const rowPx = 32
  const left = 140
  return (
    <svg
      viewBox={`0 0 ${width} ${points.length * rowPx}`}
      className={styles["picture"]}
      role="img"
      aria-label="Chart"
    >
      {points.map(({ name, color, value }, at) => (
        <g key={name}>
          <text x={left - 8} y={at * rowPx + 20} textAnchor="end">
            {short(name, 18)}
          </text>
          <rect
            x={left}
            y={at * rowPx + 5}
            width={((width - left) * Math.max(0, value)) / top}
            height={rowPx - 10}
            rx={3}
            style={{ fill: inkOf(color) }}
          />
        </g>
      ))}
    </svg>
  )
}

function Donut({ points }: { points: readonly ChartPoint[] }) {
  const sum = points.reduce((total, { value }) => total + Math.max(0, value), 0)
  const radius = 80
  const round = 2 * Math.PI * radius
  let before = 0
  return (
    <svg viewBox="0 0 240 240" className={styles["donut"]} role="img" aria-label="Chart">
      {points.map(({ name, color, value }) => {
        const part = sum === 0 ? 0 : Math.max(0, value) / sum
        const offset = before
        before += part
        return (
          <circle
            key={name}
            cx={120}
            cy={120}
            r={radius}
            className={styles["slice"]}
            strokeDasharray={`${part * round} ${round}`}
            strokeDashoffset={-offset * round}
            transform="rotate(-90 120 120)"
            style={{ stroke: inkOf(color) }}
          />
        )
      })}
    </svg>
  )
}

/** The next of 1, 2 or 5 with zeros. */
function niceTop(value: number): number {
  if (value <= 0) return 1
  const ten = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find((part) => part * ten >= value) ?? 10) * ten
}

function short(text: string, chars: number): string {
  return text.length > chars ? `${text.slice(0, Math.max(1, chars - 1))}…` : text
}
