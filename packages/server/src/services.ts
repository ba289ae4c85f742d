import type { Ids } from "@inkling/engine"
import type { OpenedStore } from "@inkling/store"
import type { Authenticator } from "./auth/authenticator.ts"
import type { Background } from "./background.ts"
import type { Answers } from "./cache/answers.ts"
import type { Columns } from "./columns/columns.ts"
import type { FormulaBook } from "./compute/formula-book.ts"
import type { Turns } from "./compute/turns.ts"
import type { Config } from "./config/config.ts"
import type { EgressPolicy } from "./egress/resolve-egress.ts"
import type { Faults } from "./faults/faults.ts"
import type { FileLinks } from "./files/file-links.ts"
import type { Files } from "./files/files.ts"
import type { FragmentCache } from "./fragments/fragment-cache.ts"
import type { Admission } from "./http/admission.ts"
import type { RateLimiter } from "./http/rate-limit.ts"
import type { SchemaCache } from "./load/schema-cache.ts"
import type { TrashCache } from "./load/trash.ts"
import type { WorkspaceIds } from "./load/workspace-ids.ts"
import type { Metrics } from "./metrics/metrics.ts"
import type { OauthEndpoints } from "./oauth/oauth-endpoints.ts"
import type { RequestLine } from "./requests/request-line.ts"
import type { RequestLog } from "./requests/request-log.ts"
import type { Sessions } from "./session/sessions.ts"
import type { SettableClock } from "./settable-clock.ts"
import type { TaskRunner } from "./tasks/task-runner.ts"
import type { Titles } from "./titles/titles.ts"
import type { Usage } from "./usage/usage.ts"

/** What every handler may use beside its transaction. */
export interface Services {
  store: OpenedStore
  clock: SettableClock
  ids: Ids
  config: Config
  authenticator: Authenticator
  /** People who signed in; set once the workspace is open. */
  sessions: Sessions | undefined
  /** What public integrations call in their own name; set once the workspace is open. */
  oauth: OauthEndpoints | undefined
  limiter: RateLimiter
  /** The newest requests, for the operator. */
  requests: RequestLog
  /** Who asked how much, by the hour. */
  usage: Usage
  /** Numbers for monitoring. */
  metrics: Metrics
  /** How many requests are under way. */
  admission: Admission
  /** What goes wrong on purpose. */
  faults: Faults
  trash: TrashCache
  schemas: SchemaCache
  workspaceIds: WorkspaceIds
  formulas: FormulaBook
  /** Who computes when. */
  turns: Turns
  answers: Answers
  fragments: FragmentCache
  /** Filters and sorts over what is kept in memory. */
  columns: Columns
  /** What narrows a search down. */
  titles: Titles
  /** Undefined on a server that was given no place for them. */
  files: Files | undefined
  links: FileLinks
  /** Where calls may go out to. */
  egress: EgressPolicy
  background: Background
  /** What is done after its answer. */
  tasks: TaskRunner
  /** Keyed hash of a text, base64url: signs cursors. */
  sign(text: string): string
  log: Log
}

/** Where failures that are bugs go; answers carry only the request id. */
export interface Log {
  error(entry: object, message: string): void
  info(entry: object, message: string): void
  /** Every request once it is answered; absent where they are not wanted. */
  request?(line: RequestLine): void
}
