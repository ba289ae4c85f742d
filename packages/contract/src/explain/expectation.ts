import { formats } from "../schema/formats.ts"
import { type Schema, type TypeName, typesOf } from "../schema/schema.ts"

const quote = (value: unknown) => `\`${JSON.stringify(value)}\``

const typeWords: Record<TypeName, string> = {
  object: "an object",
  array: "an array",
  string: "a string",
  number: "a number",
  integer: "a number",
  boolean: "a boolean",
  null: "`null`",
}

/** What a resolved, union-free schema would have taken in place of `value`, in words; one for each possibility. */
export function expectations(schema: Schema, value: unknown): string[] {
  if (schema.const !== undefined) return [quote(schema.const)]
  if (schema.enum) return schema.enum.map(quote)
  return typesOf(schema).map((type) => expectationOf(type, schema, value))
}

function expectationOf(type: TypeName, schema: Schema, value: unknown): string {
  if (type === "string" && typeof value === "string") {
    if (schema.minLength !== undefined && value.length < schema.minLength) return "populated"
    if (schema.format) return formats[schema.format].expected
  }
  if (typeof value === "number" && (type === "number" || type === "integer"))
    return boundOf(schema, value) ?? (type === "integer" ? "an integer" : typeWords[type])
  return typeWords[type]
}

/** The bound that a number breaks. */
function boundOf(schema: Schema, value: number): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema
  if (minimum !== undefined && value < minimum) return `≥ \`${minimum}\``
  if (maximum !== undefined && value > maximum) return `≤ \`${maximum}\``
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return `> \`${exclusiveMinimum}\``
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return `< \`${exclusiveMaximum}\``
  return undefined
}

/** "a", "a or b", "a, b, or c". Source: reported messages. */
export function joinWithOr(parts: readonly string[]): string {
  const unique = [...new Set(parts)]
  if (unique.length < 3) return unique.join(" or ")
  return `${unique.slice(0, -1).join(", ")}, or ${unique.at(-1)}`
}
