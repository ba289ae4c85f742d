import { plainText, text } from "../kit/build.ts"
import type { Args } from "../kit/notion.ts"

export interface ValueSample {
  name: string
  /** Configuration of the property. */
  schema: Args
  /** Value as a request writes it. */
  send: Args
  /** Value as answers show it, without id and type. */
  expect: Args
  /** What a page shows that never had a value. */
  empty: Args
}

const someId = { id: expectString() }

/** Any string; vitest's matcher without importing it into data. */
function expectString(): unknown {
  return { asymmetricMatch: (value: unknown) => typeof value === "string", toString: () => "any string" }
}

function dated(name: string, send: Args, read: Args): ValueSample {
  return {
    name,
    schema: { date: {} },
    send: { date: send },
    expect: { date: { start: null, end: null, time_zone: null, ...read } },
    empty: { date: null },
  }
}

const options = { options: [{ name: "Small" }, { name: "Large", color: "red" }] }

/** Property types whose values stand alone, as written and as read. Source: recorded values. */
export const valueSamples: readonly ValueSample[] = [
  {
    name: "rich_text",
    schema: { rich_text: {} },
    send: { rich_text: text("Words") },
    expect: { rich_text: [plainText("Words")] },
    empty: { rich_text: [] },
  },
  {
    name: "number",
    schema: { number: { format: "dollar" } },
    send: { number: 17.5 },
    expect: { number: 17.5 },
    empty: { number: null },
  },
  {
    name: "number of zero",
    schema: { number: {} },
    send: { number: 0 },
    expect: { number: 0 },
    empty: { number: null },
  },
  {
    name: "select",
    schema: { select: options },
    send: { select: { name: "Large" } },
    expect: { select: { ...someId, name: "Large", color: "red" } },
    empty: { select: null },
  },
  {
    name: "multi_select",
    schema: { multi_select: options },
    send: { multi_select: [{ name: "Large" }, { name: "Small" }] },
    expect: {
      multi_select: [
        { ...someId, name: "Large", color: "red" },
        { ...someId, name: "Small", color: "default" },
      ],
    },
    empty: { multi_select: [] },
  },
  {
    name: "status",
    schema: { status: {} },
    send: { status: { name: "In progress" } },
    expect: { status: { ...someId, name: "In progress", color: "blue" } },
    // A new row takes the first option of the first group.
    empty: { status: { ...someId, name: "Not started", color: "default" } },
  },
  dated("date", { start: "2026-06-15" }, { start: "2026-06-15" }),
  dated(
    "range of dates",
    { start: "2026-06-15", end: "2026-06-20" },
    { start: "2026-06-15", end: "2026-06-20" },
  ),
  dated("date with time", { start: "2026-07-25T16:57:28.513Z" }, { start: "2026-07-25T16:57:00.000+00:00" }),
  dated(
    "date with offset",
    { start: "2026-06-27T18:01:15+01:00" },
    { start: "2026-06-27T18:01:00.000+01:00" },
  ),
  dated(
    "date with zone",
    { start: "2026-06-15T14:30:00", time_zone: "America/New_York" },
    { start: "2026-06-15T14:30:00.000-04:00" },
  ),
  {
    name: "files",
    schema: { files: {} },
    send: { files: [{ name: "Boat", external: { url: "https://example.com/boat.png" } }] },
    expect: {
      files: [{ name: "Boat", type: "external", external: { url: "https://example.com/boat.png" } }],
    },
    empty: { files: [] },
  },
  {
    name: "checkbox",
    schema: { checkbox: {} },
    send: { checkbox: true },
    expect: { checkbox: true },
    empty: { checkbox: false },
  },
  {
    name: "url",
    schema: { url: {} },
    send: { url: "https://example.com/" },
    expect: { url: "https://example.com/" },
    empty: { url: null },
  },
  {
    name: "email",
    schema: { email: {} },
    send: { email: "ada@example.com" },
    expect: { email: "ada@example.com" },
    empty: { email: null },
  },
  {
    name: "phone_number",
    schema: { phone_number: {} },
    send: { phone_number: "123-456-7890" },
    expect: { phone_number: "123-456-7890" },
    empty: { phone_number: null },
  },
]
