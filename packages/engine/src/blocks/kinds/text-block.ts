import { type IconRequest, parseIcon } from "../../rich-text/parse-icon.ts"
import type { BlockKind, ChildRule, ParsePayload, Payload } from "./block-kind.ts"
import { plainParts, textParts } from "./text-parts.ts"

// Kinds that are a rich text and a few plain values. Source: developers.notion.com/reference/block

/** A kind with rich text, the plain values of `defaults`, and nothing else. */
function textKind(type: string, defaults: Payload, children: BlockKind["children"] = "any"): BlockKind {
  const keys = Object.keys(defaults)
  const parse: ParsePayload = (request, context, path) => ({
    ...textParts(request, ["rich_text"], context, path),
    ...plainParts(request, keys),
  })
  return {
    type,
    create: (request, context, path) => ({ rich_text: [], ...defaults, ...parse(request, context, path) }),
    update: (request, context, path, stored) => ({ ...stored, ...parse(request, context, path) }),
    children,
  }
}

export const bulletedListItem = textKind("bulleted_list_item", { color: "default" })
export const numberedListItem = textKind("numbered_list_item", { color: "default" })
export const quote = textKind("quote", { color: "default" })
export const toggle = textKind("toggle", { color: "default" })
export const toDo = textKind("to_do", { checked: false, color: "default" })

const paragraphText = textKind("paragraph", { color: "default" })

/** Its icon is for the labels of tabs; whether one may stand here is planAppend's and planUpdate's business. */
export const paragraph: BlockKind = withIcon(paragraphText, null)

/** A light bulb unless told otherwise (55 of 55 recordings). */
export const callout: BlockKind = withIcon(textKind("callout", { color: "default" }), {
  type: "emoji",
  emoji: "💡",
})

function withIcon(kind: BlockKind, icon: Payload | null): BlockKind {
  const iconOf: ParsePayload = (request, context, path) =>
    request["icon"] === undefined
      ? {}
      : { icon: parseIcon(request["icon"] as IconRequest, context, `${path}.icon`) }
  return {
    type: kind.type,
    create: (request, context, path) => ({
      ...kind.create?.(request, context, path),
      icon,
      ...iconOf(request, context, path),
    }),
    update: (request, context, path, stored) => ({
      ...kind.update?.(request, context, path, stored),
      ...iconOf(request, context, path),
    }),
    children: kind.children,
  }
}

const toggleableOnly = (payload: Payload): ChildRule => (payload["is_toggleable"] === true ? "any" : "none")

/** Headings hold blocks only while they are toggles; one created with children is a toggle (recorded). */
export const headings: readonly BlockKind[] = [1, 2, 3, 4].map((level) =>
  textKind(`heading_${level}`, { is_toggleable: false, color: "default" }, toggleableOnly),
)
