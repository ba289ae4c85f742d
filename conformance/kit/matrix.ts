import * as current from "@notionhq/client"
import * as old from "notion-client-2022"
import type { Target } from "../target.ts"
import type { Notion } from "./notion.ts"

export interface Entry {
  /** As the last line of a run counts it. */
  label: string
  version: string
  /** Before databases were split into data sources. */
  isLegacy: boolean
  /** The flag that trashes, as this version's users know it. */
  trashFlag: "archived" | "in_trash"
  connect(target: Target, token?: string): Notion
  isClientError(error: unknown): boolean
  isApiError(error: unknown): error is ApiError
}

/** What both SDKs' APIResponseError carries. */
export interface ApiError extends Error {
  code: string
  status: number
  body: string
}

function currentEntry(version: string, trashFlag: Entry["trashFlag"]): Entry {
  return {
    label: `5.26@${version}`,
    version,
    isLegacy: false,
    trashFlag,
    // The SDK's own types hold in typed.test.ts; everywhere else cases also send what they forbid.
    connect: ({ baseUrl, token, fetch }, auth = token) =>
      new current.Client({
        auth,
        baseUrl,
        fetch,
        notionVersion: version,
        logLevel: quiet,
      }) as unknown as Notion,
    isClientError: current.isNotionClientError,
    isApiError: (error): error is ApiError => error instanceof current.APIResponseError,
  }
}

// Refusals are what many cases ask for; the SDK would print each one.
const quiet = current.LogLevel.ERROR

const legacyEntry: Entry = {
  label: "2.3@2022-06-28",
  version: "2022-06-28",
  isLegacy: true,
  trashFlag: "archived",
  connect: ({ baseUrl, token, fetch }, auth = token) =>
    new old.Client({
      auth,
      baseUrl,
      fetch: fetch as never,
      notionVersion: "2022-06-28",
      logLevel: old.LogLevel.ERROR,
    }) as unknown as Notion,
  isClientError: old.isNotionClientError,
  isApiError: (error): error is ApiError => error instanceof old.APIResponseError,
}

/** The SDKs and versions of the core API, oldest first. */
export const matrix: readonly Entry[] = [
  legacyEntry,
  currentEntry("2025-09-03", "in_trash"),
  currentEntry("2026-03-11", "in_trash"),
]

/** Those that know data sources. */
export const modern = matrix.filter((entry) => !entry.isLegacy)

/** Those that do not. */
export const legacy = matrix.filter((entry) => entry.isLegacy)
