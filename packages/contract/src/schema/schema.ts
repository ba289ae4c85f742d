import type { FormatName } from "./formats.ts"

/** The part of JSON Schema that the generated files and the limits use. */
export interface Schema {
  $ref?: string
  type?: TypeName | readonly TypeName[]
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  /** `false` refuses unknown keys, a schema describes the values of a map. */
  additionalProperties?: boolean | Schema
  items?: Schema
  minItems?: number
  maxItems?: number
  /** UTF-16 code units, as Notion counts. */
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  format?: FormatName
}

export type TypeName = "object" | "array" | "string" | "number" | "integer" | "boolean" | "null"

/** Schemas by type name; `$ref` is `#/definitions/<name>`. */
export type Definitions = Record<string, Schema>

export const referenceTo = (name: string): Schema => ({ $ref: `#/definitions/${name}` })

export const nameOfReference = (reference: string): string => reference.slice("#/definitions/".length)

/** True for JSON objects: not null, not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** A schema's types as a list; none means that anything goes. */
export function typesOf(schema: Schema): readonly TypeName[] {
  if (schema.type === undefined) return []
  return typeof schema.type === "string" ? [schema.type] : schema.type
}
