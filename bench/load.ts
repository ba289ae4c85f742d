// The load, in a process of its own: reads a request as JSON from its argument, prints what it measured.
import autocannon from "autocannon"

export interface LoadRequest {
  url: string
  method: "GET" | "POST" | "PATCH"
  headers: Record<string, string>
  body?: string
  connections: number
  seconds: number
  /** So many requests, however long they take, instead of `seconds`. */
  amount?: number
}

export interface LoadResult {
  /** Requests a second. */
  rate: number
  /** Bytes an answer has, headers left out. */
  answerBytes: number
  p50Ms: number
  p99Ms: number
  /** Answers that were not 2xx, and requests that got none. */
  failures: number
  /** Connections used: few when one request alone takes long. */
  connections: number
}

/** A request that takes longer alone is sent a few times only: a second of load would tell nothing. */
const slowMs = 300
const slowConnections = 2
const timeoutSeconds = 120

/** Requests before those that count: as many as take about this long alone, within bounds. */
const warmMs = 300
const warmRounds = { least: 1, most: 8 }

const request = JSON.parse(process.argv[2] ?? "") as LoadRequest
const { url, method, headers, body, seconds, amount } = request

async function once(): Promise<{ ms: number; bytes: number }> {
  const started = performance.now()
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) })
  const bytes = (await response.arrayBuffer()).byteLength
  return { ms: performance.now() - started, bytes }
}

await once()
const { ms, bytes } = await once()
const isSlow = ms > slowMs
const connections = isSlow ? slowConnections : request.connections
const options = {
  url,
  method,
  headers,
  connections,
  timeout: timeoutSeconds,
  ...(body !== undefined && { body }),
}
const rounds = Math.min(warmRounds.most, Math.max(warmRounds.least, Math.round(warmMs / ms / connections)))
if (!isSlow) await autocannon({ ...options, amount: connections * rounds })
const length = isSlow
  ? { amount: slowConnections }
  : amount === undefined
    ? { duration: seconds }
    : { amount }
const started = performance.now()
const run = await autocannon({ ...options, ...length })
const elapsedSeconds = (performance.now() - started) / 1_000
const result: LoadResult = {
  rate: run.requests.total / elapsedSeconds,
  answerBytes: bytes,
  p50Ms: run.latency.p50,
  p99Ms: run.latency.p99,
  failures: run.non2xx + run.errors + run.timeouts,
  connections,
}
console.log(JSON.stringify(result))
