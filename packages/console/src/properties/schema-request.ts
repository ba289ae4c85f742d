import type { OptionDraft, PropertyDraft } from "./property-draft.ts"

/** Options whose name or colour is another than before, as `POST /inkling/v1/…/options` takes them. */
export interface OptionChange {
  id: string
  name?: string
  color?: string
}

/** A draft as an entry of `properties` in an update of a data source; only what differs from `before`. */
export function schemaRequest(draft: PropertyDraft, before: PropertyDraft | undefined): object {
  const name = draft.name.trim()
  const isRenamed = before !== undefined && before.name !== name
  const config = configOf(draft)
  const isSame =
    before !== undefined &&
    before.type === draft.type &&
    JSON.stringify(configOf(before)) === JSON.stringify(config)
  return { ...(isRenamed && { name }), ...(!isSame && { [draft.type]: config }) }
}

/** Options that were there before and have another name or colour now. */
export function optionChanges(draft: PropertyDraft, before: PropertyDraft | undefined): OptionChange[] {
  if (before?.type !== draft.type) return []
  const old = new Map(before.options.map((option) => [option.id, option]))
  return draft.options.flatMap((option): OptionChange[] => {
    const was = option.id === undefined ? undefined : old.get(option.id)
    if (option.id === undefined || !was || (was.name === option.name && was.color === option.color)) return []
    return [
      {
        id: option.id,
        ...(was.name !== option.name && { name: option.name }),
        ...(was.color !== option.color && { color: option.color }),
      },
    ]
  })
}

function configOf(draft: PropertyDraft): object {
  switch (draft.type) {
    case "number":
      return { format: draft.numberFormat }
    case "select":
    case "multi_select":
      return { options: draft.options.map((option) => optionRequest(option)) }
    case "status":
      return { options: draft.options.map((option) => ({ ...optionRequest(option), group: option.group })) }
    case "formula":
      return { expression: draft.expression }
    case "relation":
      return {
        data_source_id: draft.target,
        ...(draft.isTwoWay ? { dual_property: {} } : { single_property: {} }),
      }
    case "rollup":
      return {
        relation_property_name: draft.rollup.relation,
        rollup_property_name: draft.rollup.property,
        function: draft.rollup.function,
      }
    case "unique_id":
      return { prefix: draft.prefix.trim() === "" ? null : draft.prefix.trim() }
    default:
      return {}
  }
}

/** Names and colours of options that are there already do not change this way, so their id is enough. */
function optionRequest({ id, name, color }: OptionDraft): object {
  return id === undefined ? { name: name.trim(), color } : { id }
}
