import type { PresentContext } from "../src/present/context.ts"

/** A caller that sees one user, one page and one database, whatever their ids; parts may be replaced. */
export function presentContext(over: Partial<PresentContext> = {}): PresentContext {
  return {
    workspaceId: "00000000-0000-4000-8000-000000000001",
    apiBase: "https://api.example",
    pageUrl: (id) => `https://console.example/p/${id.replaceAll("-", "")}`,
    user: (id) => ({ object: "user", id, name: "Ada", avatar_url: null, type: "person", person: {} }),
    group: (id) => ({ object: "group", id, name: "All" }),
    pageTitle: () => "Notes",
    databaseTitle: () => "Tasks",
    now: () => Date.UTC(2026, 5, 27),
    file: (key) => ({ url: `https://files.example/${key}`, expiry_time: "2026-01-01T01:00:00.000Z" }),
    dataSource: () => undefined,
    ...over,
  }
}
