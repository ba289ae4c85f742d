import { afterAll, beforeAll, describe } from "vitest"
import type { TargetNeeds } from "../target.ts"
import { Kit } from "./kit.ts"
import { type Entry, matrix } from "./matrix.ts"

/**
 * Runs the cases once for each SDK and version of `entries`. The kit's members are there from the first test on, not
 * while tests are being declared.
 */
export function eachSdk(
  family: string,
  cases: (kit: Kit, entry: Entry) => void,
  entries: readonly Entry[] = matrix,
  needs: TargetNeeds = {},
): void {
  for (const entry of entries)
    describe(`[${entry.label}] ${family}`, () => {
      const kit = new Kit(entry)
      beforeAll(() => kit.open(family, needs))
      afterAll(() => kit.close())
      cases(kit, entry)
    })
}
