import type { Ids } from "../ids/ids.ts"
import { numberFormats } from "./number-format.ts"
import { planOptions } from "./plan-options.ts"
import { newStatus, planStatus } from "./plan-status.ts"
import type { PropertyConfig, PropertyType, SelectOption } from "./property.ts"
import { invalidNumberFormat } from "./schema-errors.ts"
import type { OptionRequest } from "./schema-request.ts"

/** Types whose configuration says something about other properties, so that it is planned after all others. */
export type ReferringType = "relation" | "rollup" | "formula"

export type SelfContainedType = Exclude<PropertyType, ReferringType>

/**
 * The configuration of a property that refers to no other: what the request leaves out stays as it was, or is the
 * default of a new property.
 * @param current the configuration so far, undefined for a new property or one of another type
 * @throws invalidNumberFormat · those of planOptions and planStatus
 */
export function planConfig(
  name: string,
  type: SelfContainedType,
  request: Readonly<Record<string, unknown>>,
  current: PropertyConfig | undefined,
  ids: Pick<Ids, "uuid">,
): PropertyConfig {
  const options = request["options"] as readonly OptionRequest[] | undefined
  switch (type) {
    case "number": {
      const before = current?.type === "number" ? current.config.format : "number"
      const format = (request["format"] as string | undefined) ?? before
      if (!numberFormats.has(format)) throw invalidNumberFormat(name, format)
      return { type, config: { format } }
    }
    case "select":
    case "multi_select": {
      const before = optionsOf(current)
      return { type, config: { options: options ? planOptions(before, options, ids) : before } }
    }
    case "status": {
      if (current?.type === "status") {
        return { type, config: options ? planStatus(current.config, options, ids) : current.config }
      }
      const before = optionsOf(current)
      if (before.length === 0) return { type, config: newStatus(options, ids) }
      const { groups } = newStatus([], ids)
      return { type, config: planStatus({ options: before, groups }, options ?? before, ids) }
    }
    case "unique_id": {
      const before = current?.type === "unique_id" ? current.config : { prefix: null, next: 1 }
      const prefix = request["prefix"] as string | null | undefined
      return { type, config: { ...before, prefix: prefix === undefined ? before.prefix : prefix || null } }
    }
    default:
      return { type, config: {} }
  }
}

/** The types with options turn into each other with their options. */
function optionsOf(current: PropertyConfig | undefined): SelectOption[] {
  if (current?.type === "select" || current?.type === "multi_select" || current?.type === "status") {
    return current.config.options
  }
  return []
}
