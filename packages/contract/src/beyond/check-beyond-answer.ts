import { explain } from "../explain/explain.ts"
import { showValue } from "../explain/show-value.ts"
import { isRecord, referenceTo, type Schema } from "../schema/schema.ts"
import { compilerFor } from "../schema/schema-set.ts"
import type { ApiVersion } from "../versions.ts"
import type { BeyondEndpoint } from "./beyond-manifest.ts"

/**
 * Where and why an answer does not fit what its endpoint announces; undefined when it does. `request_id` is left out of
 * the check at the top. Operations of a batch are not looked into: each has its own endpoint's shape.
 */
export function checkBeyondAnswer(
  version: ApiVersion,
  endpoint: BeyondEndpoint,
  body: unknown,
): string | undefined {
  if (!isRecord(body)) return "response should be an object"
  const { request_id: _, ...answer } = body
  const problem = problemOf(version, endpoint.responseSchema, answer, "response")
  if (problem !== undefined || endpoint.key !== "getPageTree") return problem
  return treeProblem(version, answer["results"] as unknown[], "response.results")
}

/** Blocks of a tree are blocks but for their children. */
function treeProblem(version: ApiVersion, blocks: unknown[], place: string): string | undefined {
  for (const [index, block] of blocks.entries()) {
    const own = `${place}[${index}]`
    if (!isRecord(block) || !Array.isArray(block["children"])) return `${own} should be a block with children`
    const { children, ...plain } = block
    const problem =
      problemOf(version, referenceTo("GetBlockResponse"), plain, own) ??
      treeProblem(version, children as unknown[], `${own}.children`)
    if (problem !== undefined) return problem
  }
  return undefined
}

function problemOf(version: ApiVersion, schema: Schema, value: unknown, path: string): string | undefined {
  const compiler = compilerFor(version, "responses")
  const failures = explain(schema, value, { path, depth: 0, isOptional: false }, compiler)
  if (failures.length === 0) return undefined
  return failures
    .map((one) => `${one.path} should be ${one.expected}, instead was ${showValue(one.given)}`)
    .join("\n")
}
