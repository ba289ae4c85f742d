import type { Ids } from "../ids/ids.ts"
import { newOption, planOptions } from "./plan-options.ts"
import type { SelectOption, StatusGroup } from "./property.ts"
import { statusGroupNotFound } from "./schema-errors.ts"
import type { OptionRequest } from "./schema-request.ts"

export interface StatusConfig {
  options: SelectOption[]
  groups: StatusGroup[]
}

/** Groups of every status, in order; the first takes new options. Source: recorded schemas */
const defaultGroups = [
  { name: "To-do", color: "gray", option: { name: "Not started", color: "default" } },
  { name: "In progress", color: "blue", option: { name: "In progress", color: "blue" } },
  { name: "Complete", color: "green", option: { name: "Done", color: "green" } },
] as const

/**
 * A new status: Notion's three options, or those requested, in `To-do` unless they name a group.
 * Source: recorded schemas; developers.notion.com/reference/update-data-source-properties
 * @throws statusGroupNotFound · those of planOptions
 */
export function newStatus(
  requested: readonly OptionRequest[] | undefined,
  ids: Pick<Ids, "uuid">,
): StatusConfig {
  const groups = defaultGroups.map(({ name, color }) => ({
    id: ids.uuid("option"),
    name,
    color,
    option_ids: [],
  }))
  const empty: StatusConfig = { options: [], groups }
  if (requested !== undefined) return planStatus(empty, requested, ids)
  const options = defaultGroups.map(({ option }) => newOption(option.name, ids, option.color))
  return {
    options,
    groups: groups.map((group, at) => ({ ...group, option_ids: [options[at]!.id] })),
  }
}

/**
 * A status after an update with a full list of options: new ones join the first group unless they name one, existing
 * ones move when they do, omitted ones leave. Groups themselves never change.
 * @throws statusGroupNotFound · those of planOptions
 */
export function planStatus(
  current: StatusConfig,
  requested: readonly OptionRequest[],
  ids: Pick<Ids, "uuid">,
): StatusConfig {
  const options = planOptions(current.options, requested, ids)
  const placed = new Map<string, string>() // option id → group id
  for (const [at, option] of options.entries()) {
    const wanted = requested[at]?.group
    placed.set(option.id, wanted === undefined ? groupOf(current, option.id) : groupNamed(current, wanted))
  }
  const groups = current.groups.map((group) => ({
    ...group,
    option_ids: options.filter(({ id }) => placed.get(id) === group.id).map(({ id }) => id),
  }))
  return { options, groups }
}

/** The option that new pages get: the first of the first group, else the first of all. Source: recorded pages */
export function defaultStatusOption({ options, groups }: StatusConfig): string | undefined {
  return groups[0]?.option_ids[0] ?? options[0]?.id
}

function groupOf({ groups }: StatusConfig, optionId: string): string {
  const group = groups.find(({ option_ids }) => option_ids.includes(optionId)) ?? groups[0]
  return group?.id ?? ""
}

function groupNamed({ groups }: StatusConfig, name: string): string {
  const group = groups.find((group) => group.name === name || group.id === name)
  if (!group) {
    throw statusGroupNotFound(
      name,
      groups.map((group) => group.name),
    )
  }
  return group.id
}
