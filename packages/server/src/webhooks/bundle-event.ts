import type { Author, ChangeEvent, EventData, UpdatedProperty } from "./change-event.ts"
import { type EventType, isAggregated } from "./event-types.ts"

/** Milliseconds of silence after which a bundle is told (inferred: Notion says most come within a minute). */
export const quietMs = 10_000

/** Milliseconds after its first change at which a bundle is told at the latest. */
export const longestMs = 55_000

type Existence = "none" | "live" | "trash"

/** Changes of one entity that are told as one event. */
export interface Bundle {
  /** `none` when what happened cancels out. */
  type: EventType | "none"
  entity: ChangeEvent["entity"]
  anchorPk: number | null
  authors: readonly Author[]
  data?: EventData
  firstAt: number
  lastAt: number
  /** What the entity was before a bundle about its coming and going. */
  from?: Existence
}

const steps: Record<string, readonly [Existence, Existence]> = {
  created: ["none", "live"],
  deleted: ["live", "trash"],
  undeleted: ["trash", "live"],
}

/**
 * Takes one more change into the bundles of its entity that have not been told yet; returns the bundle it went to,
 * new or in place of the one it was, or undefined when it adds nothing: a page that was made a moment ago is told
 * with the content it then has. Coming and going is told as its outcome, or not at all. Pure.
 */
export function bundleEvent(
  open: readonly Bundle[],
  event: ChangeEvent,
  author: Author | undefined,
): { bundle: Bundle; before?: Bundle } | undefined {
  const step = isAggregated(event.type) ? stepOf(event.type) : undefined
  if (isAggregated(event.type) && !step && open.some(({ from }) => from === "none")) return undefined
  const before = !isAggregated(event.type)
    ? undefined
    : open.find((one) => (step ? one.from !== undefined : one.type === event.type))
  if (!before) return { bundle: start(event, author, step?.[0]) }
  const authors = union(before.authors, author ? [author] : [])
  const bundle: Bundle = { ...before, anchorPk: event.anchorPk, authors, lastAt: event.at }
  bundle.firstAt = Math.min(before.firstAt, event.at)
  if (step) bundle.type = outcome(event.type, before.from as Existence, step[1])
  const data = mergeData(before.data, event.data)
  if (data) bundle.data = data
  return { bundle, before }
}

/** When a bundle is to be told, in milliseconds. */
export function dueAt({ type, firstAt, lastAt }: Bundle): number {
  return type === "none" || isAggregated(type) ? Math.min(lastAt + quietMs, firstAt + longestMs) : lastAt
}

function stepOf(type: EventType): readonly [Existence, Existence] | undefined {
  return steps[type.slice(type.indexOf(".") + 1)]
}

function start(
  { type, entity, anchorPk, data, at }: ChangeEvent,
  author: Author | undefined,
  from?: Existence,
): Bundle {
  return {
    type,
    entity,
    anchorPk,
    authors: author ? [author] : [],
    ...(data && { data }),
    firstAt: at,
    lastAt: at,
    ...(from && { from }),
  }
}

function outcome(type: EventType, from: Existence, to: Existence): EventType | "none" {
  const kind = Object.keys(steps).find((one) => steps[one]?.[0] === from && steps[one]?.[1] === to)
  return kind ? (`${type.slice(0, type.indexOf("."))}.${kind}` as EventType) : "none"
}

function mergeData(before: EventData | undefined, after: EventData | undefined): EventData | undefined {
  if (!before || !after) return after ?? before
  const merged: EventData = { ...before, ...after }
  if (before.updated_blocks) merged.updated_blocks = union(before.updated_blocks, after.updated_blocks ?? [])
  if (before.updated_properties)
    merged.updated_properties = mergeProperties(before.updated_properties, after.updated_properties ?? [])
  const fields = before["updated_fields"]
  if (Array.isArray(fields)) {
    const more = Array.isArray(after["updated_fields"]) ? after["updated_fields"] : []
    merged["updated_fields"] = [...new Set([...fields, ...more])]
  }
  return merged
}

/** Properties of a page are ids; those of a schema say what happened to each, the outcome of several changes. */
function mergeProperties(
  before: readonly (string | UpdatedProperty)[],
  after: readonly (string | UpdatedProperty)[],
): (string | UpdatedProperty)[] {
  const byId = new Map<string, string | UpdatedProperty>()
  for (const one of [...before, ...after]) {
    const id = typeof one === "string" ? one : one.id
    const known = byId.get(id)
    if (typeof one === "string" || typeof known !== "object") byId.set(id, one)
    else if (known.action === "created" && one.action === "deleted") byId.delete(id)
    else byId.set(id, known.action === "created" ? { ...one, action: "created" } : one)
  }
  return [...byId.values()]
}

function union<T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] {
  return [...new Map([...before, ...after].map((one) => [one.id, one])).values()]
}
