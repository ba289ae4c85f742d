import { ApiError } from "./api-error.ts"
import { apiVersions } from "./versions.ts"

/**
 * The error catalogue: one factory a situation, with Notion's sentence. Source: reference errors-and-limits §2–3 and
 * observed-errors; what nobody has recorded or reported is marked inferred.
 */

// Request and header

export const invalidJson = () => new ApiError("invalid_json", "Error parsing JSON body.")

export const invalidRequestUrl = () => new ApiError("invalid_request_url", "Invalid request URL.")

export const invalidRequest = (name: string) =>
  new ApiError("invalid_request", `Unsupported request: ${name}.`)

export const missingVersion = () =>
  new ApiError(
    "missing_version",
    "Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.",
  )

/** The code is that of an absent header, for an empty one too. Source: measured by others in September 2026. */
export const unknownVersion = (given: string) => {
  const names = apiVersions.map((version) => `\`"${version}"\``)
  const list = `${names.slice(0, -1).join(", ")}, or ${names.at(-1)}`
  return new ApiError(
    "missing_version",
    `Notion-Version header failed validation: Notion-Version header should be ${list}, instead was \`${JSON.stringify(given)}\`.`,
  )
}

/** Sentence inferred. */
export const invalidBeta = (given: string, known: readonly string[]) =>
  new ApiError(
    "invalid_beta",
    `Notion-Beta header has an unknown flag "${given}". Known flags: ${known.join(", ")}.`,
  )

/** Sentence inferred; the docs say 400 and name the limit. */
export const requestBodyTooLarge = (bytes: number, limit = 512_000) =>
  new ApiError("validation_error", `Request body is too large: ${bytes} bytes. The limit is ${limit} bytes.`)

export const unauthorized = () => new ApiError("unauthorized", "API token is invalid.")

export const restrictedResource = () =>
  new ApiError("restricted_resource", "Insufficient permissions for this endpoint.")

/** Status, code and the key beside it are documented; the sentence is inferred. */
export const blockLimitReached = (limit: number) =>
  new ApiError(
    "restricted_resource",
    `This workspace has reached its limit of ${limit} blocks. What is there can still be read, changed and deleted.`,
    { additionalData: { block_limit: String(limit) } },
  )

/** Sent only to who asked with If-Match. */
export const preconditionFailed = () =>
  new ApiError("precondition_failed", "The object has changed: it is no longer what If-Match names.")

// Limits and failures

export const rateLimited = (seconds: number, reason: string) =>
  new ApiError("rate_limited", "You have been rate limited. Please try again in a few minutes.", {
    headers: { "retry-after": String(seconds) },
    additionalData: { rate_limit_reason: reason, retry_after: String(seconds) },
  })

export const conflict = (cause?: unknown) =>
  new ApiError("conflict_error", "Conflict occurred while saving. Please try again.", { cause })

export const internalServerError = (cause?: unknown) =>
  new ApiError("internal_server_error", "Unexpected error occurred.", { cause })

export const serviceUnavailable = (cause?: unknown) =>
  new ApiError("service_unavailable", "Notion is unavailable, please try again later.", { cause })

/** The server's own disk has no room for a write; reads go on. Inferred: nobody saw Notion's disk full. */
export const diskFull = (cause?: unknown) =>
  new ApiError(
    "service_unavailable",
    "Nothing can be written: the disk that holds the workspace is full. What is there can still be read.",
    { cause },
  )

export const gatewayTimeout = (cause?: unknown) =>
  new ApiError("gateway_timeout", "Gateway Timeout", { cause })

/**
 * A write was committed, but its answer took too long; `ids` say what was made.
 * Source: developers.notion.com/reference/request-limits.
 */
export const savedButLate = (
  timing: { elapsedMs: number; deadlineMs: number },
  ids: { resourceId?: string; childIds?: readonly string[] } = {},
) =>
  new ApiError(
    "service_unavailable",
    "The change was saved, but the response could not be built in time. Read the object again instead of repeating the write.",
    {
      additionalData: {
        elapsed_ms: String(timing.elapsedMs),
        deadline_ms: String(timing.deadlineMs),
        retry_guidance: ["Read the object again to confirm the saved change.", "Do not repeat the write."],
        ...(ids.resourceId !== undefined && { committed_resource_id: ids.resourceId }),
        ...(ids.childIds && { committed_child_ids: [...ids.childIds] }),
      },
    },
  )

/** Sentence inferred. */
export const serviceOverload = (seconds = 1) =>
  new ApiError("service_overload", "The service is overloaded, please try again later.", {
    headers: { "retry-after": String(seconds) },
  })

// Not found: never tells "not there" from "not shared"

/** The integration a 404 names. */
export interface NotFoundBot {
  /** Its bot user. */
  id: string
  name: string
}

export type NotFoundKind =
  | "page"
  | "block"
  | "database"
  | "data_source"
  | "comment"
  | "view"
  | "view_query"
  | "file_upload"
  | "property_item"
  | "async_task"

export const objectNotFound = (kind: NotFoundKind, id: string, bot: NotFoundBot) =>
  new ApiError(
    "object_not_found",
    `Could not find ${kind} with ID: ${id}. Make sure the relevant pages and databases are shared with your integration "${bot.name}".`,
    { additionalData: { integration_id: bot.id } },
  )

export const userNotFound = (id: string, bot: NotFoundBot) =>
  new ApiError(
    "object_not_found",
    `Could not find user with ID: ${id}. Make sure your integration has capabilities to read user information. With those capabilities, only members and guests in the integration's workspace are visible.`,
    { additionalData: { integration_id: bot.id } },
  )

export const discussionNotFound = (id: string) =>
  new ApiError(
    "object_not_found",
    `Could not find discussion with ID: ${id}. Make sure the relevant pages and databases are shared with your integration.`,
  )

export const propertyItemNotFound = (id: string) =>
  new ApiError(
    "object_not_found",
    `Could not find property_item with ID: ${id}. Make sure the relevant pages and databases are shared with your integration.`,
  )

// Validation

export const validationError = (message: string) => new ApiError("validation_error", message)

export const invalidStartCursor = (cursor: string) =>
  validationError(`The start_cursor provided is invalid: ${cursor}`)

export const propertyDoesNotExist = (names: readonly string[]) =>
  validationError(names.map((name) => `${name} is not a property that exists.`).join(" "))

/** Each pair: the property's name and the type its schema has. */
export const propertyTypeMismatch = (pairs: readonly (readonly [name: string, type: string])[]) =>
  validationError(pairs.map(([name, type]) => `${name} is expected to be ${type}.`).join(" "))

export const databaseIsNotPage = (id: string) =>
  validationError(`Provided ID ${id} is a database, not a page. Use the retrieve database API instead.`)

export const pageIsNotDatabase = (id: string) =>
  validationError(`Provided ID ${id} is a page, not a database. Use the retrieve page API instead.`)

export const blockIsArchived = () =>
  validationError("Can't edit block that is archived. You must unarchive the block before editing.")

export const ancestorIsArchived = () =>
  validationError(
    "Can't edit page on block with an archived ancestor. You must unarchive the ancestor before editing page.",
  )

export const workspacePageNotTrashable = () =>
  validationError("Archiving workspace level pages via API not supported.")

export const workspacePageNotRestorable = () =>
  validationError("Unarchiving workspace level pages not supported by the API")

export const workspaceParentNotAllowed = () =>
  validationError(
    "Internal integrations aren't owned by a single user, so creating workspace-level private pages is not supported.",
  )

export const multipleDataSources = (databaseId: string, dataSourceIds: readonly string[]) =>
  new ApiError(
    "validation_error",
    "Databases with multiple data sources are not supported in this API version.",
    {
      additionalData: {
        error_type: "multiple_data_sources_for_database",
        database_id: databaseId,
        child_data_source_ids: [...dataSourceIds],
        minimum_api_version: "2025-09-03",
      },
    },
  )

export const noAccessibleDataSource = (databaseId: string) =>
  validationError(
    `Database with ID ${databaseId} does not contain any data sources accessible by this API bot.`,
  )

/** A database that only shows another one's data. */
export const linkedDatabaseNotSupported = () =>
  validationError("Database retrievals do not support linked databases.")
