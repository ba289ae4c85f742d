import { type EndpointKey, manifest } from "@inkling/contract"
import { expect, test } from "vitest"
import { servedKeys } from "../packages/server/src/endpoints/index.ts"
import { coverageGaps } from "./conformance-coverage.ts"

test("every endpoint is served", () => {
  const served = new Set<EndpointKey>(servedKeys())
  expect(manifest("2026-03-11").filter(({ key }) => !served.has(key))).toEqual([])
})

test("a success and a failure at each version fill a gap, half of it leaves the other half", () => {
  const of = (lines: string[]) => coverageGaps(lines).filter((gap) => gap.startsWith("getSelf "))
  const versions = ["2022-06-28", "2025-09-03", "2026-03-11"]
  const whole = versions.flatMap((version) => [
    `GET /v1/users/me ${version} 200`,
    `GET /v1/users/me ${version} 401`,
  ])
  expect(of([])).toHaveLength(6)
  expect(of(whole)).toEqual([])
  expect(of(whole.slice(1))).toEqual(["getSelf at 2022-06-28 has no case of success"])
  expect(of(whole.slice(0, -1))).toEqual(["getSelf at 2026-03-11 has no case of failure"])
})

test("what is beyond the API is to succeed and fail too, at any version", () => {
  const of = (lines: string[]) => coverageGaps(lines).filter((gap) => gap.startsWith("batch "))
  expect(of([])).toEqual(["batch has no case of success", "batch has no case of failure"])
  expect(of(["POST /inkling/v1/batch 2026-03-11 200"])).toEqual(["batch has no case of failure"])
  expect(of(["POST /inkling/v1/batch  200", "POST /inkling/v1/batch 2022-06-28 400"])).toEqual([])
})
