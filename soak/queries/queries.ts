import type { SoakOptions } from "../options.ts"
import { columnsLikeRows } from "./columns-like-rows.ts"
import { worldsAlike } from "./worlds-alike.ts"

/** Cases of columns alone to a world on real databases. */
const casesPerWorld = 100

/** Columns find what the row evaluator finds, by themselves and behind the API. */
export async function queries(options: SoakOptions, say: (line: string) => void): Promise<void> {
  const { count, seed } = options
  say(await columnsLikeRows(count, seed))
  say(await worldsAlike(Math.ceil(count / casesPerWorld), options))
}
