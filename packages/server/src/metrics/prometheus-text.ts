import { bounds, type Durations } from "./metrics.ts"

type Labels = Record<string, string | number>

/** A metric with its samples, in Prometheus' text format 0.0.4. Source: prometheus.io/docs/instrumenting/exposition_formats */
export function family(
  name: string,
  type: "counter" | "gauge",
  help: string,
  samples: readonly (readonly [labels: Labels, value: number])[],
): string {
  const lines = samples.map(([labels, value]) => `${name}${labelText(labels)} ${value}`)
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join("\n")
}

/** The same for durations, as a histogram whose classes add up. */
export function histogram(name: string, help: string, all: Iterable<Durations>): string {
  const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`]
  for (const { endpoint, method, status, counts, seconds } of all) {
    const labels = { endpoint, method, status }
    let sum = 0
    for (const [at, count] of counts.entries()) {
      sum += count
      lines.push(`${name}_bucket${labelText({ ...labels, le: bounds[at] ?? "+Inf" })} ${sum}`)
    }
    lines.push(`${name}_sum${labelText(labels)} ${seconds}`, `${name}_count${labelText(labels)} ${sum}`)
  }
  return lines.join("\n")
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(String(value))}"`)
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`
}

const escaped = (value: string) =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")
