import type { Ids } from "../ids/ids.ts"
import type { SelectOption } from "./property.ts"
import { commaInOption, duplicateOption, optionColorFixed, optionNotFound } from "./schema-errors.ts"
import type { OptionRequest } from "./schema-request.ts"

/**
 * The options of a select, multi_select or status after a request: those listed, existing ones matched by id or name
 * (ignoring case), in the request's order. Names and colours of existing options never change.
 * Source: recorded option updates; developers.notion.com/reference/update-property-schema-object
 * @throws optionColorFixed · commaInOption · duplicateOption · optionNotFound for an id without a name
 */
export function planOptions(
  current: readonly SelectOption[],
  requested: readonly OptionRequest[],
  ids: Pick<Ids, "uuid">,
): SelectOption[] {
  const planned: SelectOption[] = []
  const names = new Set<string>()
  for (const request of requested) {
    const option = planOption(current, request, ids)
    const folded = option.name.toLowerCase()
    if (names.has(folded)) throw duplicateOption(option.name)
    names.add(folded)
    planned.push(option)
  }
  return planned
}

/** The option of that name: the exact one, else one that differs in case only. */
export function findOption(options: readonly SelectOption[], name: string): SelectOption | undefined {
  const folded = name.toLowerCase()
  return (
    options.find((option) => option.name === name) ??
    options.find((option) => option.name.toLowerCase() === folded)
  )
}

function planOption(
  current: readonly SelectOption[],
  request: OptionRequest,
  ids: Pick<Ids, "uuid">,
): SelectOption {
  const byId = current.find((option) => option.id === request.id)
  const existing = byId ?? (request.name === undefined ? undefined : findOption(current, request.name))
  if (existing) {
    if (request.color !== undefined && request.color !== existing.color) {
      throw byId ? optionColorFixed("id", existing.id) : optionColorFixed("name", existing.name)
    }
    return request.description === undefined ? existing : { ...existing, description: request.description }
  }
  if (request.name === undefined) throw optionNotFound(request.id ?? "")
  return newOption(request.name, ids, request.color, request.description)
}

/** A fresh option. Source: recorded schemas (`default` without a colour). @throws commaInOption */
export function newOption(
  name: string,
  ids: Pick<Ids, "uuid">,
  color = "default",
  description: string | null = null,
): SelectOption {
  if (name.includes(",")) throw commaInOption(name)
  return { id: ids.uuid("option"), name, color, description }
}
