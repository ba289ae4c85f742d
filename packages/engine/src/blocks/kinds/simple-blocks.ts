import { storableText } from "../../rich-text/storable-text.ts"
import type { BlockKind, Payload } from "./block-kind.ts"
import { plainParts } from "./text-parts.ts"

// Kinds with hardly a payload. Source: developers.notion.com/reference/block

const nothing = (): Payload => ({})

export const divider: BlockKind = { type: "divider", create: nothing, update: nothing, children: "none" }
export const breadcrumb: BlockKind = {
  type: "breadcrumb",
  create: nothing,
  update: nothing,
  children: "none",
}

export const tableOfContents: BlockKind = {
  type: "table_of_contents",
  create: (request) => ({ color: "default", ...plainParts(request, ["color"]) }),
  update: (request, _context, _path, stored) => ({ ...stored, ...plainParts(request, ["color"]) }),
  children: "none",
}

export const equation: BlockKind = {
  type: "equation",
  create: (request) => ({ expression: storableText(request["expression"] as string) }),
  update: (request) => ({ expression: storableText(request["expression"] as string) }),
  children: "none",
}
