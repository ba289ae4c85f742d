// The load, in a process of its own: reads a request as JSON from its argument, prints what it measured.
import autocannon from "autocannon"

export interface LoadRequest {
  url: string
  method: "GET" | "POST" | "PATCH"
  headers: Record<string, string>
  body?: string
  connections: number
  seconds: number
}

export interface LoadResult {
  /** Requests a second. */
  rate: number
  /** Bytes of answers a second. */
  bytes: number
  p50Ms: number
  p99Ms: number
  /** Answers that were not 2xx, and requests that got none. */
  failures: number
}

const { url, method, headers, body, connections, seconds } = JSON.parse(process.argv[2] ?? "") as LoadRequest
const options = { url, method, headers, connections, ...(body !== undefined && { body }) }
await autocannon({ ...options, duration: 1 }) // warm
const run = await autocannon({ ...options, duration: seconds })
const result: LoadResult = {
  rate: run.requests.average,
  bytes: run.throughput.average,
  p50Ms: run.latency.p50,
  p99Ms: run.latency.p99,
  failures: run.non2xx + run.errors + run.timeouts,
}
console.log(JSON.stringify(result))
