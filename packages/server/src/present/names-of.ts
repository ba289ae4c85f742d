import type { Names } from "@inkling/engine"
import type { PresentContext } from "./context.ts"

/** What the caller may know of names, for plain text. */
export function namesOf(context: PresentContext): Names {
  return {
    user: (id) => (context.user(id)["name"] as string | null | undefined) ?? undefined,
    page: (id) => context.pageTitle(id),
    database: (id) => context.databaseTitle(id),
  }
}
