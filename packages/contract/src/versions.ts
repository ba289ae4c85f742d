/** The versions a `Notion-Version` header may name, oldest first. Source: recorded 400 that lists them (2026-07). */
export const apiVersions = [
  "2021-05-11",
  "2021-05-13",
  "2021-08-16",
  "2022-02-22",
  "2022-06-28",
  "2025-09-03",
  "2026-03-11",
] as const

export type ApiVersion = (typeof apiVersions)[number]

export const newestVersion: ApiVersion = "2026-03-11"

/** Versions are dates, so text order is time order. */
export function isBefore(a: ApiVersion, b: ApiVersion): boolean {
  return a < b
}
