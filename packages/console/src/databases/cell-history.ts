import type { PageProperty } from "../http/notion.ts"

/** A value as it was before somebody changed it here. */
export interface CellBefore {
  pageId: string
  name: string
  before: PageProperty
}

/** Steps that can be undone; the oldest goes first. */
const maxSteps = 100

const steps: CellBefore[][] = []

/** Notes what one action changes. */
export function rememberStep(step: CellBefore[]): void {
  if (step.length === 0) return
  steps.push(step)
  if (steps.length > maxSteps) steps.shift()
}

/** What the last action changed that was not undone; it is forgotten. */
export function takeStep(): CellBefore[] | undefined {
  return steps.pop()
}
