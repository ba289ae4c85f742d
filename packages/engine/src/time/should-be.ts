import { type ApiError, validationError } from "@inkling/contract"

const MAX_VALUE_CHARS = 55

/**
 * Notion's sentence for a value that the schema's types let through. Source: reports of refused dates and ids
 * @param expected `a valid uuid`, `a valid ISO 8601 date string`
 */
export function shouldBe(path: string, expected: string, value: unknown): ApiError {
  const json = JSON.stringify(value)
  if (json === undefined) return sentence(path, expected, "undefined")
  return sentence(
    path,
    expected,
    json.length > MAX_VALUE_CHARS ? `${json.slice(0, MAX_VALUE_CHARS)}...` : json,
  )
}

function sentence(path: string, expected: string, shown: string): ApiError {
  return validationError(`body failed validation: ${path} should be ${expected}, instead was \`${shown}\`.`)
}
