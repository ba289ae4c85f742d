import type { Ids } from "../ids/ids.ts"
import { findOption, newOption } from "./plan-options.ts"
import type { Property, SelectOption } from "./property.ts"

type OptionProperty = Extract<Property, { type: "select" | "multi_select" }>

/** The options of a schema while values are written: unknown names become new options, once each. */
export class OptionBook {
  readonly #ids: Pick<Ids, "uuid">
  readonly #grown = new Map<string, OptionProperty>()

  constructor(ids: Pick<Ids, "uuid">) {
    this.#ids = ids
  }

  options(property: OptionProperty): readonly SelectOption[] {
    return this.#current(property).config.options
  }

  /** The option of that name, made when there is none. @throws commaInOption */
  named(property: OptionProperty, name: string, color?: string, description?: string | null): SelectOption {
    const current = this.#current(property)
    const existing = findOption(current.config.options, name)
    if (existing) return existing
    const option = newOption(name, this.#ids, color, description)
    this.#grown.set(property.id, { ...current, config: { options: [...current.config.options, option] } })
    return option
  }

  /** The properties that got new options, as they are now. */
  get grown(): Property[] {
    return [...this.#grown.values()]
  }

  #current(property: OptionProperty): OptionProperty {
    return this.#grown.get(property.id) ?? property
  }
}
