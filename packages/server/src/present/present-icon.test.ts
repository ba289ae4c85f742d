import type { Icon } from "@inkling/engine"
import { expect, it } from "vitest"
import { presentContext } from "../../test/present-context.ts"
import { presentIcon } from "./present-icon.ts"

it.each([
  [
    { type: "emoji", emoji: "⛵" },
    { type: "emoji", emoji: "⛵" },
  ],
  [
    { type: "icon", icon: { color: "gray", name: "star" } },
    { type: "icon", icon: { name: "star", color: "gray" } },
  ],
  [
    { type: "custom_emoji", custom_emoji: { url: "u", name: "boat", id: "1" } },
    { type: "custom_emoji", custom_emoji: { id: "1", name: "boat", url: "u" } },
  ],
  [
    { type: "external", external: { url: "https://example.com/a.png" } },
    { type: "external", external: { url: "https://example.com/a.png" } },
  ],
  [
    { type: "hosted", hosted: { key: "k", name: "a.png" } },
    { type: "file", file: { url: "https://files.example/k", expiry_time: "2026-01-01T01:00:00.000Z" } },
  ],
] satisfies [Icon, object][])("shows %j", (icon, wire) => {
  expect(JSON.stringify(presentIcon(icon, presentContext()))).toBe(JSON.stringify(wire))
})
