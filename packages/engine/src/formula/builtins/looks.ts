import { textType } from "../types/formula-type.ts"
import type { FormulaValue } from "../values/value.ts"
import { isText, type Run, type StyledText } from "../values/value.ts"
import { textOf } from "./arguments.ts"
import { type Builtins, type Scene, text } from "./builtin.ts"

/** Looks and links of text, which the API drops. */
export const looks: Builtins = {
  link: {
    required: [text, text],
    result: textType,
    run: ([value, url], scene) => {
      const link = textOf(url, scene)
      return changeRuns(value, scene, ({ link: _, ...run }) => (link === "" ? run : { ...run, link }))
    },
  },
  style: {
    required: [text],
    rest: text,
    result: textType,
    run: ([value, ...styles], scene) => {
      const added = styles.map((style) => textOf(style, scene))
      return changeRuns(value, scene, (run) => {
        const before = run.styles ?? []
        return { ...run, styles: [...before, ...added.filter((style) => !before.includes(style))] }
      })
    },
  },
  /** Without styles it drops all of them. */
  unstyle: {
    required: [text],
    rest: text,
    result: textType,
    run: ([value, ...styles], scene) => {
      const dropped = styles.map((style) => textOf(style, scene))
      return changeRuns(value, scene, ({ styles: before = [], ...run }) => {
        const left = dropped.length === 0 ? [] : before.filter((style) => !dropped.includes(style))
        return left.length === 0 ? run : { ...run, styles: left }
      })
    },
  },
}

/** The runs of a text; one without looks is one run. */
export function runsOf(value: FormulaValue | undefined, scene: Scene): readonly Run[] {
  if (value !== undefined && isText(value) && typeof value !== "string") return value.runs
  return [{ text: textOf(value, scene) }]
}

/** The text of runs, a plain string when none has looks. */
export function textOfRuns(runs: readonly Run[]): string | StyledText {
  const plain = runs.map((run) => run.text).join("")
  const hasLooks = runs.some((run) => run.link !== undefined || (run.styles?.length ?? 0) > 0)
  return hasLooks ? { kind: "styled", runs, plain } : plain
}

function changeRuns(value: FormulaValue | undefined, scene: Scene, change: (run: Run) => Run): FormulaValue {
  const runs = runsOf(value, scene)
  scene.budget.makeList(runs.length)
  scene.budget.makeText(runs.reduce((sum, run) => sum + run.text.length, 0))
  return textOfRuns(runs.map(change))
}
