// Random formulas that make sense: whatever is drawn has the type that was asked for. Properties of other pages are read
// through relations, nested where they lead on.

import type { FormulaType, Property } from "@inkling/engine"
import { schemaOf } from "@inkling/engine"
import type { Dice } from "../dice.ts"
import { quoted, texts } from "./names.ts"
import { isComputed, levelOf, type Source, sourceOf, type World } from "./world.ts"

export type Kind = "number" | "text" | "boolean" | "date" | "numbers" | "texts"

export const kinds: readonly Kind[] = ["number", "text", "boolean", "date", "numbers", "texts"]

/** The pages in whose words an expression speaks: the formula's own, and `current` inside a list of pages. */
interface Speaker {
  prefix: "" | "current."
  source: Source
}

interface Scope {
  world: World
  dice: Dice
  speakers: readonly Speaker[]
  /** Formulas and rollups may be read when they are below. */
  level: number
}

/** An expression of the kind for a property of `source` whose level is `level`. */
export function drawExpression(
  world: World,
  source: Source,
  { kind, level, dice }: { kind: Kind; level: number; dice: Dice },
): string {
  return draw(kind, dice.int(1, 3), { world, dice, speakers: [{ prefix: "", source }], level })
}

const listKinds = { numbers: "number", texts: "text" } as const
const units = ["days", "weeks", "months", "hours", "years"]

function draw(kind: Kind, depth: number, scope: Scope): string {
  const { dice } = scope
  if (depth <= 0 || dice.chance(0.2)) return leaf(kind, scope)
  const at = (inner: Kind) => draw(inner, depth - 1, scope)
  if (dice.chance(0.12)) return `if(${at("boolean")}, ${at(kind)}, ${at(kind)})`
  if (dice.chance(0.05)) return `let(v, ${at(kind)}, ifs(${at("boolean")}, v, ${at(kind)}))`
  return dice.pick(forms[kind])(at, scope, depth)
}

type Form = (at: (kind: Kind) => string, scope: Scope, depth: number) => string

const forms: Record<Kind, readonly Form[]> = {
  number: [
    (at, { dice }) => `(${at("number")} ${dice.pick(["+", "-", "*", "/", "%"])} ${at("number")})`,
    (at) => `-${at("number")}`,
    (at, { dice }) => `${dice.pick(["round", "abs", "ceil", "floor", "sqrt"])}(${at("number")})`,
    (at, { dice }) => `${dice.pick(["min", "max", "sum"])}(${at("number")}, ${at("number")})`,
    (at, { dice }) => `${dice.pick(["sum", "max", "min", "mean", "median"])}(${at("numbers")})`,
    (at) => `length(${at("text")})`,
    (at) => `length(${at("texts")})`,
    (at) => `toNumber(${at("text")})`,
    (at) => `toNumber(${at("boolean")})`,
    (at, { dice }) => `dateBetween(${at("date")}, ${at("date")}, "${dice.pick(units)}")`,
    (at, { dice }) => `${dice.pick(["year", "month", "date", "hour", "day", "week"])}(${at("date")})`,
    (_, scope, depth) => overPages(scope, depth, "boolean", (pages, is) => `${pages}.filter(${is}).length()`),
    (_, scope, depth) => overPages(scope, depth, "boolean", (pages, is) => `${pages}.findIndex(${is})`),
    (_, scope, depth) => overPages(scope, depth, "number", (pages, of) => `${pages}.map(${of}).sum()`),
    (_, scope, depth) =>
      overPages(scope, depth, "number", (pages, of) => `${pages}.map(${of} + index).sum()`),
  ],
  text: [
    (at) => `(${at("text")} + ${at("text")})`,
    (at) => `(${at("text")} + ${at("number")})`,
    (at, { dice }) => `${dice.pick(["upper", "lower", "trim"])}(${at("text")})`,
    (at, { dice }) => `substring(${at("text")}, ${dice.int(0, 3)}, ${dice.int(2, 6)})`,
    (at, { dice }) => `replaceAll(${at("text")}, "${dice.pick(["[aeiou]", "b", "\\\\d+", "^."])}", "_")`,
    (at) => `repeat(${at("text")}, 2)`,
    (at, { dice }) => `format(${at(dice.pick(["number", "boolean", "date", "numbers", "texts"]))})`,
    (at, { dice }) => `formatDate(${at("date")}, "${dice.pick(["YYYY-MM-DD", "D MMM YYYY HH:mm", "Q w"])}")`,
    (at, { dice }) => `join(${at(dice.pick(["texts", "numbers"]))}, "${dice.pick([", ", "", "|"])}")`,
    (_, scope, depth) => overPages(scope, depth, "text", (pages, of) => `${pages}.map(${of}).join("+")`),
    (_, scope, depth) => overPages(scope, depth, "boolean", (pages, is) => `format(${pages}.filter(${is}))`),
    (_, scope, depth) =>
      overPages(scope, depth, "number", (pages, by) => `format(${pages}.sort(${by}).first())`),
  ],
  boolean: [
    (at, { dice }) => `(${at("number")} ${dice.pick([">", "<", ">=", "<=", "==", "!="])} ${at("number")})`,
    (at, { dice }) => `(${at("text")} ${dice.pick(["==", "!=", "<"])} ${at("text")})`,
    (at, { dice }) => `(${at("date")} ${dice.pick(["<", ">=", "=="])} ${at("date")})`,
    (at, { dice }) => `(${at("boolean")} ${dice.pick(["and", "or"])} ${at("boolean")})`,
    (at) => `not(${at("boolean")})`,
    (at, { dice }) => `empty(${at(dice.pick(kinds))})`,
    (at) => `contains(${at("text")}, ${at("text")})`,
    (at) => `includes(${at("numbers")}, ${at("number")})`,
    (at, { dice }) => `test(${at("text")}, "${dice.pick(["^[A-Z]", "o", "\\\\d", "(a|b)+t"])}")`,
    (_, scope, depth) => overPages(scope, depth, "boolean", (pages, is) => `${pages}.some(${is})`),
    (_, scope, depth) => overPages(scope, depth, "boolean", (pages, is) => `${pages}.every(${is})`),
  ],
  date: [
    (at, { dice }) => `dateAdd(${at("date")}, ${dice.int(-40, 40)}, "${dice.pick(units)}")`,
    (at, { dice }) => `dateSubtract(${at("date")}, ${at("number")}, "${dice.pick(units)}")`,
    (at) => `dateStart(${at("date")})`,
    (at) => `dateEnd(${at("date")})`,
    (at) => `if(${at("boolean")}, ${at("date")}, empty())`,
    (at) => `parseDate(${at("text")})`,
    (_, scope, depth) => overPages(scope, depth, "date", (pages, of) => `${pages}.map(${of}).sort().first()`),
  ],
  numbers: [
    (at) => `[${at("number")}, ${at("number")}]`,
    (at, { dice }) => `filter(${at("numbers")}, current ${dice.pick([">", "<"])} ${dice.int(-2, 4)})`,
    (at) => `map(${at("numbers")}, current * 2 + index)`,
    (at, { dice }) => `${dice.pick(["sort", "reverse", "unique"])}(${at("numbers")})`,
    (at) => `concat(${at("numbers")}, ${at("numbers")})`,
    (_, scope, depth) => overPages(scope, depth, "number", (pages, of) => `${pages}.map(${of})`),
    (_, scope, depth) => overPages(scope, depth, "numbers", (pages, of) => `${pages}.map(${of}).flat()`),
  ],
  texts: [
    (at) => `[${at("text")}, ${at("text")}]`,
    (at) => `split(${at("text")}, "a")`,
    (at) => `match(${at("text")}, "[a-z]+")`,
    (at, { dice }) => `${dice.pick(["sort", "reverse", "unique"])}(${at("texts")})`,
    (at) => `filter(${at("texts")}, not empty(current))`,
    (at) => `slice(${at("texts")}, 0, 2)`,
    (_, scope, depth) => overPages(scope, depth, "text", (pages, of) => `${pages}.map(${of})`),
  ],
}

/** Something over the pages of a relation, in which `current` speaks for each; a leaf where there is no relation. */
function overPages(
  scope: Scope,
  depth: number,
  kind: Kind,
  write: (pages: string, inner: string) => string,
): string {
  const { world, dice, speakers, level } = scope
  const lists = speakers.flatMap(({ prefix, source }) =>
    source.properties.flatMap((property) => {
      const target = property.type === "relation" && sourceOf(world, property.config.data_source_id)
      return target ? [{ pages: `${prefix}prop(${quoted(property.name)})`, target }] : []
    }),
  )
  if (lists.length === 0) return write("[1, 2]", leaf(kind, { ...scope, speakers: own(speakers), level }))
  const { pages, target } = dice.pick(lists)
  // Inside, `current` speaks for the new pages; the old ones are out of reach.
  const inner: Scope = { ...scope, speakers: [...own(speakers), { prefix: "current.", source: target }] }
  return write(pages, draw(kind, depth - 1, inner))
}

const own = (speakers: readonly Speaker[]) => speakers.filter(({ prefix }) => prefix === "")

function leaf(kind: Kind, scope: Scope): string {
  const { world, dice } = scope
  if (kind === "date" && dice.chance(world.taste.clock)) return dice.pick(["now()", "today()"])
  const found = pickReference(kind, scope)
  if (found !== undefined && dice.chance(0.85)) return found
  if (kind === "numbers" || kind === "texts") {
    const inner = () => leaf(listKinds[kind], scope)
    return dice.chance(0.1) && kind === "numbers" ? `[${inner()}]` : `[${inner()}, ${inner()}]`
  }
  switch (kind) {
    case "number":
      return dice.pick(["0", "1", "2.5", "10", "-3"])
    case "text":
      return quoted(dice.pick(texts))
    case "boolean":
      return dice.pick(["true", "false"])
    case "date":
      return dice.pick(['parseDate("2026-06-30")', 'parseDate("2026-02-28T10:15")'])
  }
}

interface Reference {
  text: string
  isNear: boolean
  isComputed: boolean
}

/** Of the page that `current` speaks for rather than the formula's own, and of formulas to the world's taste. */
function pickReference(kind: Kind, scope: Scope): string | undefined {
  const { world, dice } = scope
  let found = referencesOf(kind, scope)
  const narrow = (isWanted: (one: Reference) => boolean, share: number) => {
    const wanted = found.filter(isWanted)
    if (wanted.length > 0 && dice.chance(share)) found = wanted
  }
  narrow(({ isNear }) => isNear, 0.7)
  narrow((one) => one.isComputed, world.taste.chains)
  return found.length > 0 ? dice.pick(found).text : undefined
}

function referencesOf(kind: Kind, { world, speakers, level }: Scope): Reference[] {
  return speakers.flatMap(({ prefix, source }) => {
    const schema = schemaOf(source.id, (id) => sourceOf(world, id)?.properties)
    const isReadable = (property: Property) =>
      levelOf(world, source, property) < level &&
      kindOfType(schema.byId(property.id, source.id)?.type) === kind
    return source.properties.filter(isReadable).map((property) => ({
      text: `${prefix}prop(${quoted(property.name)})`,
      isNear: prefix !== "",
      isComputed: isComputed(property),
    }))
  })
}

/** Undefined for what no expression is drawn of. */
function kindOfType(type: FormulaType | undefined): Kind | undefined {
  switch (type?.kind) {
    case "number":
    case "text":
    case "boolean":
    case "date":
      return type.kind
    case "list":
      return type.of.kind === "number" ? "numbers" : type.of.kind === "text" ? "texts" : undefined
    default:
      return undefined
  }
}
