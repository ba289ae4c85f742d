import type { Icon } from "@inkling/engine"
import type { PresentContext, Wire } from "./context.ts"
import { presentFileRef } from "./present-file.ts"

/** An icon of a page, database, data source, callout or tab. Source: reference rich-text §2. */
export function presentIcon(icon: Icon, context: PresentContext): Wire {
  switch (icon.type) {
    case "emoji":
      return { type: "emoji", emoji: icon.emoji }
    case "custom_emoji": {
      const { id, name, url } = icon.custom_emoji
      return { type: "custom_emoji", custom_emoji: { id, name, url } }
    }
    case "icon":
      return { type: "icon", icon: { name: icon.icon.name, color: icon.icon.color } }
    default:
      return presentFileRef(icon, context)
  }
}
