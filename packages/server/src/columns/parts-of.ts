import type { Property } from "@inkling/engine"
import type { RowParts } from "@inkling/store"

/** The parts of a row that these properties' columns are made of. */
export function partsOf(properties: readonly Property[]): RowParts {
  return {
    props: inProps(properties).length > 0,
    authors: properties.some(({ type }) => authored.has(type)),
  }
}

/** Those whose values are among a row's properties. */
export function inProps(properties: readonly Property[]): readonly Property[] {
  return properties.filter(({ type }) => !besideProps.has(type))
}

const authored: ReadonlySet<Property["type"]> = new Set(["created_by", "last_edited_by"])

/** Types whose values are kept beside a row's properties. */
const besideProps: ReadonlySet<Property["type"]> = new Set([
  ...authored,
  "relation",
  "created_time",
  "last_edited_time",
])
