import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { ApiVersion } from "@inkling/contract"
import type { Exchange } from "./exchange.ts"
import type { JsonObject } from "./json.ts"

interface Line {
  notion_version: ApiVersion
  commit_date: string
  method: Exchange["method"]
  path: string
  query: Record<string, string> | [string, string][]
  request_body: unknown
  status: number
  response_body: JsonObject
}

/** `INKLING_CORPUS`, or the folder `shared/corpus` beside the checkout. */
export function corpusFolder(): string {
  return process.env["INKLING_CORPUS"] ?? join(import.meta.dirname, "../../../../../shared/corpus")
}

/**
 * Every recorded exchange, in the order of the file. The recordings are not part of the repository; where they are
 * absent this prints one line and returns undefined.
 */
export function loadCorpus(): Exchange[] | undefined {
  const file = join(corpusFolder(), "recorded.jsonl")
  if (!existsSync(file)) {
    console.info("The recorded exchanges are not here (INKLING_CORPUS): nothing is compared with them.")
    return undefined
  }
  return readFileSync(file, "utf8").split("\n").filter(Boolean).map(parseLine)
}

function parseLine(text: string): Exchange {
  const line: Line = JSON.parse(text)
  return {
    version: line.notion_version,
    date: line.commit_date.slice(0, 10),
    method: line.method,
    path: line.path,
    query: Array.isArray(line.query) ? line.query : Object.entries(line.query),
    request: line.request_body,
    status: line.status,
    response: line.response_body,
  }
}
