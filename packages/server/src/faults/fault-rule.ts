import { validationError } from "@inkling/contract"

/** Statuses that a client of Notion's meets and has to live with. Source: developers.notion.com/reference/status-codes */
export const faultStatuses = [409, 429, 500, 502, 503, 504, 529] as const

export type FaultStatus = (typeof faultStatuses)[number]

/** What is to go wrong. What it does not name, it does not look at. */
export interface NewFault {
  /** Of the request, e.g. `PATCH`. */
  method?: string
  /** Of the request, `*` for any characters: `/v1/pages/*`. */
  path?: string
  /** Id or name of the integration that asks. */
  integration?: string
  /** Of the requests that fit, every so many; not beside `rate`. */
  every?: number
  /** Share of the requests that fit, 0 to 1; drawn by `seed`, so that a run can be repeated. */
  rate?: number
  /** Default 1. */
  seed?: number
  /** How often before the rule ends; without it, for as long as the server runs. */
  times?: number
  /** Answered instead of what was asked for. */
  status?: FaultStatus
  /** Seconds that a 429, 503 or 529 asks to wait; without it the answer does not say. */
  retry_after?: number
  /** Milliseconds before the request is looked at. */
  delay_ms?: number
  /** The connection ends without an answer: before anything was done, or after all of it was. */
  drop?: "before" | "after"
}

export interface FaultRule extends NewFault {
  id: string
  /** Requests that fit, so far. */
  fitted: number
  /** How often it struck. */
  struck: number
}

const maxDelayMs = 60_000

/** Reads a rule as somebody sent it. @throws validationError that says what is wrong */
export function readFault(given: Record<string, unknown>): NewFault {
  for (const key of Object.keys(given))
    if (!(key in readers)) throw validationError(`A fault has no "${key}". It has ${known}.`)
  const fault: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(given)) {
    const problem = readers[key as keyof NewFault](value)
    if (problem) throw validationError(`${key} ${problem}.`)
    fault[key] = value
  }
  const { status, delay_ms, drop, every, rate, retry_after } = fault as NewFault
  if (status === undefined && delay_ms === undefined && drop === undefined)
    throw validationError("A fault needs a status, a delay_ms or a drop: what is to go wrong?")
  if (status !== undefined && drop !== undefined)
    throw validationError("A connection that drops has no status: name one of the two.")
  if (every !== undefined && rate !== undefined)
    throw validationError("every and rate say the same in two ways: name one of the two.")
  if (retry_after !== undefined && status !== 429 && status !== 503 && status !== 529)
    throw validationError("retry_after goes with a status of 429, 503 or 529.")
  return fault
}

type Reader = (value: unknown) => string | undefined

const text: Reader = (value) =>
  typeof value === "string" && value !== "" ? undefined : "takes a text that is not empty"
const whole =
  (least: number, most = Number.MAX_SAFE_INTEGER): Reader =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : `takes a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? " on" : ` to ${most}`}`
const oneOf =
  (choices: readonly unknown[]): Reader =>
  (value) =>
    choices.includes(value) ? undefined : `takes one of ${choices.join(", ")}`

const readers: Record<keyof NewFault, Reader> = {
  method: oneOf(["GET", "POST", "PATCH", "PUT", "DELETE"]),
  path: (value) =>
    typeof value === "string" && value.startsWith("/") ? undefined : "takes a path: /v1/pages/*",
  integration: text,
  every: whole(1),
  rate: (value) =>
    typeof value === "number" && value > 0 && value <= 1 ? undefined : "takes a number above 0, up to 1",
  seed: whole(0, 2 ** 32 - 1),
  times: whole(1),
  status: oneOf(faultStatuses),
  retry_after: whole(0, 3_600),
  delay_ms: whole(1, maxDelayMs),
  drop: oneOf(["before", "after"]),
}

const known = Object.keys(readers).join(", ")
