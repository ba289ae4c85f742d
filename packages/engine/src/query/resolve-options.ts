import { validationError } from "@inkling/contract"
import type { Property } from "../properties/property.ts"

/**
 * Ids of the options that a filter names. Names count exactly, ids are taken too (inferred). For a status, a name
 * that no option has is tried as a group's. Source: developers.notion.com/reference/filter-data-source-entries
 * @throws validationError naming the options there are, as reported in 2025 and 2026
 */
export function resolveOptions(property: Property, names: readonly string[]): ReadonlySet<string> {
  if (property.type !== "select" && property.type !== "status" && property.type !== "multi_select")
    return new Set()
  const { options } = property.config
  const ids = names.flatMap((name) => {
    const option = options.find((each) => each.name === name) ?? options.find((each) => each.id === name)
    if (option !== undefined) return [option.id]
    const group = property.type === "status" ? findGroup(property, name) : undefined
    if (group !== undefined) return group.option_ids
    const available = options.map((each) => JSON.stringify(each.name)).join(", ")
    throw validationError(
      `${property.type} option ${JSON.stringify(name)} not found for property ${JSON.stringify(property.name)}.` +
        (available === "" ? "" : ` Available options: ${available}.`),
    )
  })
  return new Set(ids)
}

/**
 * Ids of the options of a status group.
 * @throws validationError when there is no such group; its words are inferred
 */
export function resolveStatusGroup(property: Property, name: string): ReadonlySet<string> {
  const group = property.type === "status" ? findGroup(property, name) : undefined
  if (group !== undefined) return new Set(group.option_ids)
  throw validationError(
    `status group ${JSON.stringify(name)} not found for property ${JSON.stringify(property.name)}.`,
  )
}

function findGroup(property: Extract<Property, { type: "status" }>, name: string) {
  return property.config.groups.find((group) => group.name === name || group.id === name)
}
