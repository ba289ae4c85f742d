import type { IntegrationRow } from "@inkling/store"
import type { LoggedRequest } from "../logged-request.ts"
import { textOf } from "../request-log.ts"

/** A refused request and what it was answered. */
export interface Refusal {
  entry: LoggedRequest
  /** Sentence of the error; empty when it was not kept. */
  message: string
  /** The integration that asked, as it is now; undefined for people and for nobody. */
  integration: IntegrationRow | undefined
}

/** The sentence of an error answer. */
export function messageOf(entry: LoggedRequest): string {
  const message = jsonOf(textOf(entry.response, entry.id).text)?.["message"]
  return typeof message === "string" ? message : ""
}

/** The body a request came with; undefined when it was none, no object, or too long to be kept whole. */
export function bodyOf(entry: LoggedRequest): Record<string, unknown> | undefined {
  return entry.request && jsonOf(textOf(entry.request, entry.id).text)
}

function jsonOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
