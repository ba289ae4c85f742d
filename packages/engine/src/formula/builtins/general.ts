import { booleanType, emptyType, numberType, textType } from "../types/formula-type.ts"
import { formatValue } from "../values/format-value.ts"
import { isBlank, isList, isPage, isPerson, isText } from "../values/value.ts"
import { anything, type Builtins } from "./builtin.ts"

/** Emptiness, length, text of anything, people and pages. */
export const general: Builtins = {
  empty: {
    required: [],
    optional: [anything],
    result: (args) => (args.length === 0 ? emptyType : booleanType),
    run: ([value]) => (value === undefined ? null : isBlank(value)),
  },
  /** UTF-16 code units, as `substring` counts them (inferred). */
  length: {
    required: [{ kinds: ["text", "list", "number", "boolean", "date"] }],
    result: numberType,
    run: ([value = null], scene) => (isList(value) ? value.length : formatValue(value, scene).length),
  },
  format: {
    required: [anything],
    result: textType,
    run: ([value = null], scene) => (isText(value) ? value : formatValue(value, scene)),
  },
  id: {
    required: [],
    optional: [{ kinds: ["page"] }],
    result: textType,
    run: ([page], { context }) => {
      if (page === undefined) return context.page.id.replaceAll("-", "")
      return isPage(page) ? page.id.replaceAll("-", "") : null
    },
  },
  name: {
    required: [{ kinds: ["person"] }],
    result: textType,
    run: ([person = null]) => (isPerson(person) ? person.name : null),
  },
  email: {
    required: [{ kinds: ["person"] }],
    result: textType,
    run: ([person = null]) => (isPerson(person) ? person.email : null),
  },
}
