import { randomUUID } from "node:crypto"
import type { ApiVersion } from "@inkling/contract"
import type { Property, Value, Values } from "@inkling/engine"
import type { PageRow } from "@inkling/store"
import { isComputed } from "../compute/computation.ts"
import type { ShownValues } from "../compute/computed.ts"
import type { PresentContext } from "../present/context.ts"
import { type PageParts, presentPage } from "../present/present-page.ts"
import { inWireOrder, presentPropertyValue } from "../present/present-property-value.ts"
import { adaptResponse } from "../versions/adapt-response.ts"
import { fillHole, type Hole, type HoledPage, isHole, isHostedLook } from "./page-holes.ts"

/** Stands in a page's JSON where a hole is. Nobody can guess it, so no page can contain it. */
const mark = `hole-${randomUUID()}:`

/** Bytes that a fragment takes beside its text, and each of its holes (estimated). */
const fragmentBytes = 400
const holeBytes = 300

/** A page's JSON in one version, with holes. */
export interface PageFragment {
  /** `segments[0]` begins with a comma, for the place in a list. Between two of them is a hole. */
  segments: readonly Buffer[]
  holes: readonly Hole[]
  /** What the holes are filled from; undefined without holes. */
  page: HoledPage | undefined
  /** The row's own values that the holes need. */
  values: Values
  bytes: number
}

/** A page whose computed values are not known yet. */
export type StoredParts = Omit<PageParts, "values"> & { values: Values }

/**
 * Makes the fragment of a page. `pageUrl` is all that it may ask of the context: what else depends on more than the row
 * has become a hole.
 */
export function makePageFragment(
  { page, properties, values, ...rest }: StoredParts,
  version: ApiVersion,
  pageUrl: PresentContext["pageUrl"],
): PageFragment {
  const context = rowOnly(pageUrl)
  const holes: Hole[] = []
  const markOf = (hole: Hole) => `${mark}${holes.push(hole) - 1}`
  const heldValues: Record<string, Value> = {}
  const presentOrMark = (property: Property) => {
    const value = values[property.id]
    if (!isHole(property, value)) return presentPropertyValue(property, value, page, context)
    if (value !== undefined) heldValues[property.id] = value
    return markOf(property)
  }
  const still = {
    ...page,
    icon: isHostedLook(page.icon) ? null : page.icon,
    cover: isHostedLook(page.cover) ? null : page.cover,
  }
  const shown = presentPage({ ...rest, page: still, properties: [], values: {} }, context)
  shown["properties"] = Object.fromEntries(
    inWireOrder(properties).map((property) => [property.name, presentOrMark(property)]),
  )
  if (still.icon !== page.icon) shown["icon"] = markOf("icon")
  if (still.cover !== page.cover) shown["cover"] = markOf("cover")
  const text = JSON.stringify(adaptResponse(version, "getPage", shown))
  const { segments, order } = split(`,${text}`)
  // What is computed may read any of the row's values.
  const holdsAll = properties.some(isComputed)
  return {
    segments,
    holes: order.map((index) => holes[index] as Hole),
    page: holes.length > 0 ? held(page) : undefined,
    values: holdsAll ? values : heldValues,
    bytes: fragmentBytes + text.length * (holdsAll ? 2 : 1) + holes.length * holeBytes,
  }
}

/** The fragment's JSON with its holes filled, as pieces that follow one another. */
export function fillPageFragment(
  { segments, holes, page }: PageFragment,
  values: ShownValues,
  context: PresentContext,
): Buffer[] {
  const pieces: Buffer[] = [segments[0] as Buffer]
  for (const [at, hole] of holes.entries()) {
    const wire = fillHole(hole, page as HoledPage, values, context)
    pieces.push(Buffer.from(JSON.stringify(wire)), segments[at + 1] as Buffer)
  }
  return pieces
}

function split(text: string): { segments: Buffer[]; order: number[] } {
  const [first = "", ...others] = text.split(`"${mark}`)
  const segments = [Buffer.from(first)]
  const order: number[] = []
  for (const other of others) {
    const quote = other.indexOf('"')
    order.push(Number(other.slice(0, quote)))
    segments.push(Buffer.from(other.slice(quote + 1)))
  }
  return { segments, order }
}

/** Not the row, whose other values need not be kept. */
function held(page: PageRow): HoledPage {
  const { pk, id, title, created_at, created_by, edited_at, edited_by, icon, cover } = page
  return { pk, id, title, created_at, created_by, edited_at, edited_by, icon, cover }
}

function rowOnly(pageUrl: PresentContext["pageUrl"]): PresentContext {
  const refuse = (): never => {
    throw new Error("A fragment depends on its row only.")
  }
  return {
    workspaceId: "",
    apiBase: "",
    pageUrl,
    user: refuse,
    group: refuse,
    pageTitle: refuse,
    databaseTitle: refuse,
    now: refuse,
    file: refuse,
    dataSource: refuse,
  }
}
