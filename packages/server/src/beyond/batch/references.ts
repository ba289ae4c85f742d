import { validationError } from "@inkling/contract"

/** What the operations so far answered, by their index. */
export type Results = readonly unknown[]

/**
 * A body with its references filled in: an object whose only key is `$ref`, with a text such as `0.id` or
 * `2.results.1.id`, stands for that value of an earlier answer. No body of the API has such an object. The given
 * value is left as it is: a job may run twice.
 * @throws validationError for what is not there, or is no text, number or yes or no
 */
export function fillReferences(value: unknown, results: Results): unknown {
  if (Array.isArray(value)) return value.map((item) => fillReferences(item, results))
  if (typeof value !== "object" || value === null) return value
  const keys = Object.keys(value)
  const reference = (value as Record<string, unknown>)["$ref"]
  if (keys.length === 1 && typeof reference === "string") return lookUp(reference, results)
  // Not by assignment: a key may be `__proto__`.
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillReferences(item, results)]))
}

/** A path with its references filled in, each in braces: `/v1/blocks/{0.id}/children`. @throws validationError */
export function fillPath(path: string, results: Results): string {
  return path.replaceAll(/\{([^{}]*)\}/g, (_, reference: string) =>
    encodeURIComponent(String(lookUp(reference, results))),
  )
}

function lookUp(reference: string, results: Results): string | number | boolean {
  const [index = "", ...steps] = reference.split(".")
  if (!/^\d{1,4}$/.test(index) || Number(index) >= results.length || steps.length === 0)
    throw validationError(
      `The reference ${JSON.stringify(reference)} should begin with the index of an earlier operation and name a value of its answer, such as \`"0.id"\`.`,
    )
  let value = results[Number(index)]
  for (const step of steps) {
    const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, step)
    value = isThere ? (value as Record<string, unknown>)[step] : undefined
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value
  throw validationError(
    `The reference ${JSON.stringify(reference)} should name a text, a number, true or false in an earlier answer.`,
  )
}
