import type { APIErrorCode } from "@notionhq/client"
import { describe, expect, test } from "vitest"
import * as contract from "../src/index.ts"
import { ApiError, type ErrorCode, errorStatus } from "../src/index.ts"

/** Documented, but not in the SDK's list. */
type Undeclared = "missing_version"

/** Of the token endpoints; the SDK hands their answers on as they are. */
type Oauth = "invalid_client" | "invalid_grant" | "unsupported_grant_type"

/** Met only by who sends a header that is ours. */
type Ours = "precondition_failed"

// Fails to compile when the SDK learns a code that we lack, or when we have one that nobody documents.
const codes: { [Code in `${APIErrorCode}` | Undeclared | Oauth | Ours]: Code } = {
  unauthorized: "unauthorized",
  restricted_resource: "restricted_resource",
  object_not_found: "object_not_found",
  rate_limited: "rate_limited",
  invalid_json: "invalid_json",
  invalid_request_url: "invalid_request_url",
  invalid_request: "invalid_request",
  invalid_beta: "invalid_beta",
  validation_error: "validation_error",
  conflict_error: "conflict_error",
  internal_server_error: "internal_server_error",
  service_overload: "service_overload",
  service_unavailable: "service_unavailable",
  gateway_timeout: "gateway_timeout",
  missing_version: "missing_version",
  invalid_client: "invalid_client",
  invalid_grant: "invalid_grant",
  unsupported_grant_type: "unsupported_grant_type",
  precondition_failed: "precondition_failed",
} satisfies Record<ErrorCode, ErrorCode>

test("has exactly the documented codes", () => {
  expect(Object.keys(errorStatus).sort()).toEqual(Object.keys(codes).sort())
})

describe("an error's body", () => {
  const bot = { id: "b4f9c2a6-1111-4222-8333-444455556666", name: "Notes bot" }

  test("has its keys in the recorded order", () => {
    const body = contract.objectNotFound("page", "p", bot).toBody("r")
    expect(Object.keys(body)).toEqual([
      "object",
      "status",
      "code",
      "message",
      "additional_data",
      "request_id",
    ])
    expect(contract.checkKeyOrder("2026-03-11", body)).toBeUndefined()
    expect(body).toMatchObject({
      object: "error",
      status: 404,
      code: "object_not_found",
      message:
        'Could not find page with ID: p. Make sure the relevant pages and databases are shared with your integration "Notes bot".',
      additional_data: { integration_id: bot.id },
    })
  })

  test("leaves additional_data out where there is none", () => {
    expect(Object.keys(contract.unauthorized().toBody("r"))).toEqual([
      "object",
      "status",
      "code",
      "message",
      "request_id",
    ])
  })

  test.each(Object.entries(errorStatus))("of %s has status %i", (code, status) => {
    const error = new ApiError(code as ErrorCode, "m")
    expect(error.toBody("r")).toEqual({ object: "error", status, code, message: "m", request_id: "r" })
  })
})

test("joins a sentence for each property", () => {
  expect(contract.propertyDoesNotExist(["A", "B"]).message).toBe(
    "A is not a property that exists. B is not a property that exists.",
  )
  expect(contract.propertyTypeMismatch([["Value", "rich_text"]]).message).toBe(
    "Value is expected to be rich_text.",
  )
})

test("names every version for an unknown one, under the code of a missing one", () => {
  const error = contract.unknownVersion("2024-01-01")
  expect(error.code).toBe("missing_version")
  expect(error.message).toBe(
    'Notion-Version header failed validation: Notion-Version header should be `"2021-05-11"`, `"2021-05-13"`, `"2021-08-16"`, `"2022-02-22"`, `"2022-06-28"`, `"2025-09-03"`, or `"2026-03-11"`, instead was `"2024-01-01"`.',
  )
})

test("tells how long to wait in header and body", () => {
  const error = contract.rateLimited(7, "public_api_request_rate_limit")
  expect(error.headers).toEqual({ "retry-after": "7" })
  expect(error.additionalData).toEqual({
    rate_limit_reason: "public_api_request_rate_limit",
    retry_after: "7",
  })
})

test("says what a write left behind when its answer came too late", () => {
  const error = contract.savedButLate(
    { elapsedMs: 55_012, deadlineMs: 55_000 },
    { resourceId: "p", childIds: ["a"] },
  )
  expect(error.status).toBe(503)
  expect(error.additionalData).toMatchObject({
    elapsed_ms: "55012",
    deadline_ms: "55000",
    committed_resource_id: "p",
    committed_child_ids: ["a"],
  })
})
