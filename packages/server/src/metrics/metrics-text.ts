import type { CacheCounters } from "../cache/cache-counters.ts"
import type { Metrics } from "./metrics.ts"
import { family, histogram } from "./prometheus-text.ts"

/** What is measured at the moment of asking. */
export interface Gauges {
  underWay: number
  caches: CacheCounters
}

/** All metrics of this process as Prometheus reads them. */
export function metricsText(metrics: Metrics, { underWay, caches }: Gauges): string {
  const { user, system } = process.cpuUsage()
  const loop = metrics.loopDelay()
  const one = (value: number) => [[{}, value]] as const
  const families = [
    histogram(
      "http_server_request_duration_seconds",
      "Requests under /v1 and /inkling/v1 by endpoint, method and status.",
      metrics.durations.values(),
    ),
    family(
      "inkling_errors_total",
      "counter",
      "Refused requests by the code of their error.",
      [...metrics.errors].map(([code, count]) => [{ code }, count] as const),
    ),
    family("http_server_active_requests", "gauge", "Requests under way.", one(underWay)),
    family("inkling_cache_bytes", "gauge", "Memory of all caches together.", one(caches.bytes)),
    family("inkling_cache_limit_bytes", "gauge", "Memory that caches may take.", one(caches.maxBytes)),
    family(
      "inkling_cache_evictions_total",
      "counter",
      "Things dropped to stay within it.",
      one(caches.evictions),
    ),
    family("inkling_event_loop_delay_mean_seconds", "gauge", "Since it was last read.", one(loop.mean)),
    family("inkling_event_loop_delay_max_seconds", "gauge", "Since it was last read.", one(loop.max)),
    family("process_cpu_seconds_total", "counter", "User and system time.", one((user + system) / 1e6)),
    family("process_resident_memory_bytes", "gauge", "Resident memory.", one(process.memoryUsage.rss())),
    family(
      "process_start_time_seconds",
      "gauge",
      "When the process started.",
      one(Math.round(performance.timeOrigin / 1000)),
    ),
  ]
  return `${families.join("\n")}\n`
}
