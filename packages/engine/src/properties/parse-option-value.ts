import { encodePropertyId } from "../ids/property-id.ts"
import { findOption } from "./plan-options.ts"
import { defaultStatusOption } from "./plan-status.ts"
import type { Property, SelectOption } from "./property.ts"
import type { ValueTask } from "./value-context.ts"
import { optionColorMismatch, optionIdInvalid, statusOptionNotFound } from "./value-errors.ts"

/** An option as page writes name it. */
export interface OptionInput {
  id?: string
  name?: string
  color?: string
  description?: string | null
}

/**
 * The id of a select's option; a name nobody has becomes a new option. Source: recorded writes,
 * developers.notion.com/reference/page-property-values; that an id wins over a name is inferred
 * @throws optionIdInvalid · optionColorMismatch · commaInOption
 */
export function parseSelect(
  input: OptionInput,
  property: Extract<Property, { type: "select" | "multi_select" }>,
  { options }: Pick<ValueTask, "options">,
): string {
  const known = byId(options.options(property), input, property)
  const option = known ?? options.named(property, input.name ?? "", input.color, input.description)
  if (input.color !== undefined && input.color !== option.color) throw optionColorMismatch()
  return option.id
}

/**
 * The id of a status option; null gives the default one. Options are never made by page writes.
 * @throws statusOptionNotFound · optionIdInvalid
 */
export function parseStatus(
  input: OptionInput | null,
  property: Extract<Property, { type: "status" }>,
): string | null {
  if (input === null) return defaultStatusOption(property.config) ?? null
  const known = byId(property.config.options, input, property)
  if (known) return known.id
  const option = findOption(property.config.options, input.name ?? "")
  if (!option) throw statusOptionNotFound(input.name ?? "")
  return option.id
}

/** An id that is not there is no matter when a name is given too: the name counts (inferred). */
function byId(
  options: readonly SelectOption[],
  input: OptionInput,
  property: Property,
): SelectOption | undefined {
  if (input.id === undefined) return undefined
  const option = options.find(({ id }) => id === input.id)
  if (!option && input.name === undefined) throw optionIdInvalid(encodePropertyId(property.id), input.id)
  return option
}
