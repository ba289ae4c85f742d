import { expect, test } from "vitest"
import { resolveTemplateMentions } from "./resolve-template-mentions.ts"

const moment = { nowMs: Date.UTC(2026, 5, 27, 23, 30), timeZone: "Asia/Tokyo", userId: "u" }
const mention = (template_mention: object) => ({
  annotations: { bold: true },
  type: "mention",
  mention: { type: "template_mention", template_mention },
})
const today = mention({ type: "template_mention_date", template_mention_date: "today" })
const now = mention({ type: "template_mention_date", template_mention_date: "now" })
const me = mention({ type: "template_mention_user", template_mention_user: "me" })

test("today, now and me are what they are where and when the template is applied", () => {
  const payload = { rich_text: [today, now, me], icon: null, cells: [[today]] }
  const date = (start: string) => ({ type: "date", date: { start, end: null, time_zone: null } })
  expect(resolveTemplateMentions(payload, moment)).toEqual({
    rich_text: [
      { ...today, mention: date("2026-06-28") },
      { ...now, mention: date("2026-06-28T08:30:00.000+09:00") },
      { ...me, mention: { type: "user", user: { id: "u" } } },
    ],
    icon: null,
    cells: [[{ ...today, mention: date("2026-06-28") }]],
  })
})

test("everything else stays as it is", () => {
  const value = [{ type: "text", text: { content: "@today", link: null } }, 3, null, "x", true]
  expect(resolveTemplateMentions(value, moment)).toEqual(value)
})
