import type { Builtin } from "./builtin.ts"
import { dates } from "./dates.ts"
import { general } from "./general.ts"
import { lists } from "./lists.ts"
import { looks } from "./looks.ts"
import { numbers } from "./numbers.ts"
import { patterns } from "./patterns.ts"
import { texts } from "./texts.ts"

/** Every function whose arguments are evaluated before it, by name. A map, so that no name reaches a prototype. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [general, texts, looks, patterns, numbers, dates, lists].flatMap((family) => Object.entries(family)),
)
