import type { SelectOption } from "./property.ts"
import { commaInOption, duplicateOption, optionNotFound } from "./schema-errors.ts"

/** Another name or colour for an option. */
export interface OptionEdit {
  id: string
  name?: string
  color?: string
}

/**
 * Options with other names and colours; ids, order and descriptions stay. Two may swap names. The API itself never
 * changes either of an option that is there. Inferred.
 * @throws optionNotFound · commaInOption · duplicateOption
 */
export function editOptions(current: readonly SelectOption[], edits: readonly OptionEdit[]): SelectOption[] {
  const wanted = new Map(edits.map((edit) => [edit.id, edit]))
  for (const { id, name } of edits) {
    if (!current.some((option) => option.id === id)) throw optionNotFound(id)
    if (name?.includes(",")) throw commaInOption(name)
  }
  const edited = current.map((option) => {
    const { name = option.name, color = option.color } = wanted.get(option.id) ?? {}
    return { ...option, name, color }
  })
  const names = new Set<string>()
  for (const { name } of edited) {
    if (names.has(name.toLowerCase())) throw duplicateOption(name)
    names.add(name.toLowerCase())
  }
  return edited
}
