import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Side } from "../check/compile.ts"
import type { Definitions } from "./schema.ts"

/** A fresh copy of the generated schemas of one side, to be changed at will. Read when first needed, not at import. */
export function loadDefinitions(side: Side): Definitions {
  const file = fileURLToPath(new URL(`../generated/${side}.json`, import.meta.url))
  return (JSON.parse(readFileSync(file, "utf8")) as { definitions: Definitions }).definitions
}
