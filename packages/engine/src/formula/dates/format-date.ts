import { DAY_MS, MINUTE_MS } from "../../time/floor-minute.ts"
import { dayOfYear, isoWeek, isoWeekday, startOfYear } from "./date-parts.ts"
import { offsetAt } from "./zone-clock.ts"

// Moment's token language, English names, weeks from Sunday. Source: momentjs.com/docs/#/displaying/format

const monthNames =
  "January February March April May June July August September October November December".split(" ")
const dayNames = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ")

/** A literal in brackets, or a token that a backslash makes literal; any other character stands for itself. */
const TOKEN =
  /\[([^[]*)\]|(\\)?(Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|wo|ww?|Wo|WW?|Qo?|N{1,5}|YYYYYY|YYYYY|YYYY|YY|y{2,4}|yo?|ggggg|gggg|gg|GGGGG|GGGG|GG|e|E|a|A|Hmmss|Hmm|hmmss|hmm|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|[\s\S])/g

const LONG = /\[[^[]*\]|\\?(?:LTS|LT|L{1,4}|l{1,4})/g

/** What the long forms stand for. */
const longForms: Readonly<Record<string, string>> = {
  LT: "h:mm A",
  LTS: "h:mm:ss A",
  L: "MM/DD/YYYY",
  LL: "MMMM D, YYYY",
  LLL: "MMMM D, YYYY h:mm A",
  LLLL: "dddd, MMMM D, YYYY h:mm A",
  l: "M/D/YYYY",
  ll: "MMM D, YYYY",
  lll: "MMM D, YYYY h:mm A",
  llll: "ddd, MMM D, YYYY h:mm A",
}

/** A moment on the clock and calendar of a zone, by a pattern of Moment's tokens; what is none stays as it is. */
export function formatDate(ms: number, pattern: string, zone: string): string {
  const offsetMinutes = offsetAt(zone, ms)
  const reading: Reading = { ms, zone, offsetMinutes, local: new Date(ms + offsetMinutes * MINUTE_MS) }
  const plain = pattern.replace(LONG, (token) => longForms[token] ?? token)
  return plain.replace(
    TOKEN,
    (_all, literal: string | undefined, slash: string | undefined, token: string) => {
      if (literal !== undefined) return literal
      return slash === undefined && Object.hasOwn(tokens, token) ? (tokens[token] as Show)(reading) : token
    },
  )
}

interface Reading {
  ms: number
  zone: string
  offsetMinutes: number
  /** The clock's reading, as a date in UTC. */
  local: Date
}

type Show = (reading: Reading) => string

const year: Show = ({ local }) => String(local.getUTCFullYear())
const hours = ({ local }: Reading): number => local.getUTCHours()
const hours12 = (reading: Reading): number => hours(reading) % 12 || 12
const minutes: Show = ({ local }) => pad(local.getUTCMinutes(), 2)
const seconds: Show = ({ local }) => pad(local.getUTCSeconds(), 2)
const day = ({ local }: Reading): number => local.getUTCDay()
const week = ({ local }: Reading): { year: number; week: number } => isoWeek(local.getTime())

const tokens: Readonly<Record<string, Show>> = {
  M: ({ local }) => String(local.getUTCMonth() + 1),
  Mo: ({ local }) => ordinal(local.getUTCMonth() + 1),
  MM: ({ local }) => pad(local.getUTCMonth() + 1, 2),
  MMM: ({ local }) => (monthNames[local.getUTCMonth()] as string).slice(0, 3),
  MMMM: ({ local }) => monthNames[local.getUTCMonth()] as string,
  D: ({ local }) => String(local.getUTCDate()),
  Do: ({ local }) => ordinal(local.getUTCDate()),
  DD: ({ local }) => pad(local.getUTCDate(), 2),
  DDD: ({ local }) => String(dayOfYear(local.getTime())),
  DDDo: ({ local }) => ordinal(dayOfYear(local.getTime())),
  DDDD: ({ local }) => pad(dayOfYear(local.getTime()), 3),
  d: (reading) => String(day(reading)),
  do: (reading) => ordinal(day(reading)),
  dd: (reading) => (dayNames[day(reading)] as string).slice(0, 2),
  ddd: (reading) => (dayNames[day(reading)] as string).slice(0, 3),
  dddd: (reading) => dayNames[day(reading)] as string,
  e: (reading) => String(day(reading)),
  E: ({ local }) => String(isoWeekday(local.getTime())),
  w: ({ local }) => String(sundayWeek(local).week),
  wo: ({ local }) => ordinal(sundayWeek(local).week),
  ww: ({ local }) => pad(sundayWeek(local).week, 2),
  W: (reading) => String(week(reading).week),
  Wo: (reading) => ordinal(week(reading).week),
  WW: (reading) => pad(week(reading).week, 2),
  Q: ({ local }) => String(quarter(local)),
  Qo: ({ local }) => ordinal(quarter(local)),
  Y: (reading) => year(reading).padStart(4, "0"),
  YY: ({ local }) => pad(local.getUTCFullYear() % 100, 2),
  YYYY: (reading) => year(reading).padStart(4, "0"),
  YYYYY: (reading) => year(reading).padStart(5, "0"),
  YYYYYY: (reading) => `+${year(reading).padStart(6, "0")}`,
  y: year,
  yo: ({ local }) => ordinal(local.getUTCFullYear()),
  yy: (reading) => year(reading).padStart(2, "0"),
  yyy: (reading) => year(reading).padStart(3, "0"),
  yyyy: (reading) => year(reading).padStart(4, "0"),
  N: () => "AD",
  NN: () => "AD",
  NNN: () => "AD",
  NNNN: () => "Anno Domini",
  NNNNN: () => "AD",
  gg: ({ local }) => pad(sundayWeek(local).year % 100, 2),
  gggg: ({ local }) => pad(sundayWeek(local).year, 4),
  GG: (reading) => pad(week(reading).year % 100, 2),
  ggggg: ({ local }) => pad(sundayWeek(local).year, 5),
  GGGGG: (reading) => pad(week(reading).year, 5),
  GGGG: (reading) => pad(week(reading).year, 4),
  a: (reading) => (hours(reading) < 12 ? "am" : "pm"),
  A: (reading) => (hours(reading) < 12 ? "AM" : "PM"),
  H: (reading) => String(hours(reading)),
  HH: (reading) => pad(hours(reading), 2),
  h: (reading) => String(hours12(reading)),
  hh: (reading) => pad(hours12(reading), 2),
  k: (reading) => String(hours(reading) || 24),
  kk: (reading) => pad(hours(reading) || 24, 2),
  m: ({ local }) => String(local.getUTCMinutes()),
  mm: minutes,
  s: ({ local }) => String(local.getUTCSeconds()),
  ss: seconds,
  Hmm: (reading) => `${hours(reading)}${minutes(reading)}`,
  Hmmss: (reading) => `${hours(reading)}${minutes(reading)}${seconds(reading)}`,
  hmm: (reading) => `${hours12(reading)}${minutes(reading)}`,
  hmmss: (reading) => `${hours12(reading)}${minutes(reading)}${seconds(reading)}`,
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [
      "S".repeat(index + 1),
      ({ local }: Reading) => `${pad(local.getUTCMilliseconds(), 3)}000000`.slice(0, index + 1),
    ]),
  ),
  x: ({ ms }) => String(ms),
  X: ({ ms }) => String(Math.floor(ms / 1_000)),
  Z: (reading) => offsetText(reading, ":"),
  ZZ: (reading) => offsetText(reading, ""),
  z: zoneName,
  zz: zoneName,
}

const ordinalEndings: Readonly<Record<number, string>> = { 1: "st", 2: "nd", 3: "rd" }

function ordinal(value: number): string {
  const isTeen = Math.floor((value % 100) / 10) === 1
  return `${value}${isTeen ? "th" : (ordinalEndings[value % 10] ?? "th")}`
}

/** The week that begins on Sunday; week 1 has 1 January. */
function sundayWeek(local: Date): { year: number; week: number } {
  const sunday = floorDay(local) - local.getUTCDay() * DAY_MS
  const year = new Date(sunday + 6 * DAY_MS).getUTCFullYear()
  const newYear = startOfYear(year)
  const first = newYear - new Date(newYear).getUTCDay() * DAY_MS
  return { year, week: Math.round((sunday - first) / (7 * DAY_MS)) + 1 }
}

function floorDay(local: Date): number {
  return Math.floor(local.getTime() / DAY_MS) * DAY_MS
}

function quarter(local: Date): number {
  return Math.floor(local.getUTCMonth() / 3) + 1
}

function offsetText({ offsetMinutes }: Reading, separator: string): string {
  const size = Math.abs(offsetMinutes)
  return `${offsetMinutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60), 2)}${separator}${pad(size % 60, 2)}`
}

/** `UTC`, `PDT`, `GMT+2`. Moment knows more abbreviations than the runtime does. */
function zoneName({ ms, zone, offsetMinutes }: Reading): string {
  const key = `${zone} ${offsetMinutes}`
  let name = zoneNames.get(key)
  if (name === undefined) {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "short" })
    name = format.formatToParts(ms).find((part) => part.type === "timeZoneName")?.value ?? zone
    zoneNames.set(key, name)
  }
  return name
}

/** By zone and offset: a zone has a name for each of its offsets. */
const zoneNames = new Map<string, string>()

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0")
}
