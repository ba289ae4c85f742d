import { DAY_MS, floorMinute } from "../../time/floor-minute.ts"
import { addToDate } from "../dates/add-to-date.ts"
import { dateBetween } from "../dates/date-between.ts"
import { isInCalendar, isoWeek, isoWeekday, localStart, startInstant } from "../dates/date-parts.ts"
import { parseDateUnit, wrongDateUnit } from "../dates/date-unit.ts"
import { formatDate } from "../dates/format-date.ts"
import { parseFormulaDate } from "../dates/parse-formula-date.ts"
import { toLocal } from "../dates/zone-clock.ts"
import { dateType, numberType, textType } from "../types/formula-type.ts"
import { type FormulaDate, type FormulaValue, isDate } from "../values/value.ts"
import { textOf } from "./arguments.ts"
import { type Builtin, type Builtins, date, number, type Param, type Scene, text } from "./builtin.ts"

const unit: Param = { kinds: ["text"], checkText: wrongDateUnit }

/** A number read off the clock or calendar at a date's start. Months from 1, Monday is 1. */
function part(read: (local: Date) => number): Builtin {
  return {
    required: [date],
    result: numberType,
    run: ([value = null], { context }) =>
      isDate(value) ? read(new Date(localStart(value, context.timeZone))) : null,
  }
}

function moved(sign: 1 | -1): Builtin {
  return {
    required: [date, number, unit],
    result: dateType,
    run: ([value = null, amount, unitText], scene) => {
      const known = parseDateUnit(textOf(unitText, scene))
      if (!isDate(value) || !known) return null
      scene.budget.spend(calendarCost)
      const by = typeof amount === "number" ? amount * sign : 0
      return addToDate(value, by, known, scene.context.timeZone)
    },
  }
}

/** Dates to the minute; a range counts as its start where one date is asked for. */
export const dates: Builtins = {
  now: { required: [], result: dateType, run: (_, { context }) => moment(floorMinute(context.nowMs)) },
  today: {
    required: [],
    result: dateType,
    run: (_, { context }) => {
      const local = toLocal(context.timeZone, context.nowMs)
      return { kind: "date", startMs: Math.floor(local / DAY_MS) * DAY_MS, endMs: null, hasTime: false }
    },
  },
  minute: part((local) => local.getUTCMinutes()),
  hour: part((local) => local.getUTCHours()),
  date: part((local) => local.getUTCDate()),
  month: part((local) => local.getUTCMonth() + 1),
  year: part((local) => local.getUTCFullYear()),
  day: part((local) => isoWeekday(local.getTime())),
  week: part((local) => isoWeek(local.getTime()).week),
  dateAdd: moved(1),
  dateSubtract: moved(-1),
  dateBetween: {
    required: [date, date, unit],
    result: numberType,
    run: ([one = null, other = null, unitText], scene) => {
      const known = parseDateUnit(textOf(unitText, scene))
      if (!isDate(one) || !isDate(other) || !known) return null
      scene.budget.spend(calendarCost)
      const zone = scene.context.timeZone
      return dateBetween(startInstant(one, zone), startInstant(other, zone), known, zone)
    },
  },
  dateRange: {
    required: [date, date],
    result: dateType,
    run: ([start = null, end = null], scene) => rangeOf(start, end, scene),
  },
  dateStart: {
    required: [date],
    result: dateType,
    run: ([value = null]) => (isDate(value) ? single(value, value.startMs, value.written?.start) : null),
  },
  /** Of a date without end, the date itself (inferred). */
  dateEnd: {
    required: [date],
    result: dateType,
    run: ([value = null]) => {
      if (!isDate(value) || value.endMs === null) return value
      return single(value, value.endMs, value.written?.end ?? undefined)
    },
  },
  timestamp: {
    required: [date],
    result: numberType,
    run: ([value = null], { context }) => (isDate(value) ? startInstant(value, context.timeZone) : null),
  },
  fromTimestamp: {
    required: [number],
    result: dateType,
    run: ([ms]) => (typeof ms === "number" && isInCalendar(ms) ? moment(floorMinute(ms)) : null),
  },
  formatDate: {
    required: [date, text],
    result: textType,
    run: ([value = null, pattern], scene) => {
      if (!isDate(value)) return ""
      const zone = scene.context.timeZone
      const wanted = textOf(pattern, scene)
      // A token of one letter may show as nine.
      scene.budget.makeText(wanted.length * 16)
      return formatDate(startInstant(value, zone), wanted, zone)
    },
  },
  parseDate: {
    required: [text],
    result: dateType,
    run: ([value], scene) =>
      parseFormulaDate(textOf(value, scene).slice(0, maxDateChars), scene.context.timeZone),
  },
}

const maxDateChars = 64

/** What calendar arithmetic weighs against other steps. */
const calendarCost = 4

function moment(startMs: number): FormulaDate {
  return { kind: "date", startMs, endMs: null, hasTime: true }
}

function single({ hasTime }: FormulaDate, startMs: number, written: string | undefined): FormulaDate {
  const date: FormulaDate = { kind: "date", startMs, endMs: null, hasTime }
  return written === undefined ? date : { ...date, written: { start: written, end: null, time_zone: null } }
}

/** With a time when either side has one; a start alone when there is no end. */
function rangeOf(start: FormulaValue, end: FormulaValue, { context }: Scene): FormulaValue {
  if (!isDate(start)) return null
  if (!isDate(end)) return single(start, start.startMs, start.written?.start)
  const hasTime = start.hasTime || end.hasTime
  const read = (date: FormulaDate) => (hasTime ? startInstant(date, context.timeZone) : date.startMs)
  return { kind: "date", startMs: read(start), endMs: read(end), hasTime }
}
