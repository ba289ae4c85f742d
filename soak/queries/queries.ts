import type { SoakOptions } from "../options.ts"
import { columnsLikeRows } from "./columns-like-rows.ts"

/** Columns find what the row evaluator finds. */
export async function queries({ count, seed }: SoakOptions, say: (line: string) => void): Promise<void> {
  say(await columnsLikeRows(count, seed))
}
