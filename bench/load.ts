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

const timeoutSeconds = 120

/** autocannon looks so often whether it is done; by default once a second, which would round every rate. */
const sampleInt = 20

/** Requests that count at least, and rounds of all connections before those that count, at most. */
const leastRequests = 2
const warmRounds = 8

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
// Where a round of all connections takes longer than the load, it is sent as often as one after another would fit in.
const fitting = Math.max(leastRequests, Math.round((seconds * 1_000) / ms))
const isSlow = fitting < request.connections
const connections = Math.min(request.connections, fitting)
const options = {
  url,
  method,
  headers,
  connections,
  sampleInt,
  timeout: timeoutSeconds,
  ...(body !== undefined && { body }),
}
const rounds = Math.min(warmRounds, Math.floor(fitting / request.connections / 2))
if (rounds > 0) await autocannon({ ...options, amount: connections * rounds })
const length = isSlow ? { amount: fitting } : amount === undefined ? { duration: seconds } : { amount }
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
