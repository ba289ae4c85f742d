import { type Property, toWireTime } from "@inkling/engine"
import type { PageRow } from "@inkling/store"
import type { ShownValues } from "../compute/computed.ts"
import type { PresentContext, Wire } from "./context.ts"
import { presentFileRef } from "./present-file.ts"
import { presentIcon } from "./present-icon.ts"
import { presentPropertyValues } from "./present-property-value.ts"
import { presentPartialUser } from "./present-user.ts"

/** A page and what its answer needs that is not in its row. */
export interface PageParts {
  page: PageRow
  parent: Wire
  /** True when it or something above it is in trash. */
  inTrash: boolean
  /** Its data source's columns, already cut by filter_properties; only the title for a page outside data sources. */
  properties: readonly Property[]
  values: ShownValues
}

/** The one property of a page outside data sources; its key in `properties` is `title`. */
export const titleOnly: readonly Property[] = [
  { pk: 0, id: "title", name: "title", description: null, type: "title", config: {} },
]

/** A page in recorded key order. Source: reference pages-and-properties §1. */
export function presentPage(
  { page, parent, inTrash, properties, values }: PageParts,
  context: PresentContext,
): Wire {
  return {
    object: "page",
    id: page.id,
    created_time: toWireTime(page.created_at),
    last_edited_time: toWireTime(page.edited_at),
    created_by: presentPartialUser(page.created_by),
    last_edited_by: presentPartialUser(page.edited_by),
    cover: page.cover && presentFileRef(page.cover, context),
    icon: page.icon && presentIcon(page.icon, context),
    parent,
    in_trash: inTrash,
    is_archived: page.is_archived,
    is_locked: page.is_locked,
    properties: presentPropertyValues(properties, values, page, context),
    url: context.pageUrl(page.id, page.title),
    public_url: null,
  }
}
