import { deepStrictEqual } from "node:assert"
import moment from "moment-timezone"
import { addToDate } from "../../src/formula/dates/add-to-date.ts"
import { dateBetween } from "../../src/formula/dates/date-between.ts"
import type { DateUnit } from "../../src/formula/dates/date-unit.ts"
import { formatDate } from "../../src/formula/dates/format-date.ts"
import type { FormulaDate } from "../../src/formula/values/value.ts"
import { type Random, seededRandom } from "../../src/ids/random.ts"
import { MINUTE_MS } from "../../src/time/floor-minute.ts"
import { pick, some } from "./random-choice.ts"

const units: DateUnit[] = ["years", "quarters", "months", "weeks", "days", "hours", "minutes"]
const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Asia/Tokyo",
]
const pieces = (
  "M Mo MM MMM MMMM D Do DD DDD DDDo DDDD d do dd ddd dddd e E w wo ww W Wo WW Q Qo Y YY YYYY YYYYY YYYYYY gg gggg " +
  "GG GGGG a A H HH h hh k kk m mm s ss S SSS SSSSS x X Z ZZ Hmm Hmmss hmm hmmss L LL LLL LLLL LT LTS l ll lll llll " +
  "y yo yy yyyy N NNNN [at] [] [M[] \\M \\LL , . - / : ~ é ( ) % 1 0"
).split(" ")

/** Formats, differences and sums of random dates are those of Moment, whose language and rules formulas have. */
export function proveDates(count: number, seed: number): void {
  const random = seededRandom(seed)
  for (let index = 0; index < count; index++) {
    const zone = pick(random, zones)
    const [one, other] = [randomMinute(random), randomMinute(random)]
    // Moment shows ISO 8601 for no pattern at all; a formula shows nothing.
    const pattern = pick(random, pieces) + some(random, [...pieces, " ", " "], 7).join("")
    const unit = pick(random, units)
    // No further than the years in which the runtime and Moment know the same clocks.
    const amount = (random(400) % (unit === "years" ? 9 : unit === "quarters" ? 40 : 100)) - 4
    const facts = { index, seed, zone, one: new Date(one), other: new Date(other), pattern, unit, amount }
    const [left, right] = [moment.tz(one, zone), moment.tz(other, zone)]
    const moved = addToDate(timed(one), amount, unit, zone)
    deepStrictEqual(
      {
        ...facts,
        shown: formatDate(one, pattern, zone),
        between: dateBetween(one, other, unit, zone),
        moved: moved?.startMs,
      },
      {
        ...facts,
        shown: left.format(pattern),
        between: left.diff(right, unit as moment.unitOfTime.Diff) + 0,
        moved: left
          .clone()
          .add(amount, unit as moment.unitOfTime.DurationConstructor)
          .valueOf(),
      },
    )
  }
}

/** From 1980 to 2034, one in four at the edge of a month. */
function randomMinute(random: Random): number {
  const first = Date.UTC(1980, 0, 1)
  const minutes = (Date.UTC(2035, 0, 1) - first) / MINUTE_MS
  if (random(4) === 0) {
    const month = random(55 * 12)
    return Date.UTC(1980, month, pick(random, [1, 28, 29, 30, 31]), random(24), random(60))
  }
  return first + random(minutes) * MINUTE_MS
}

function timed(startMs: number): FormulaDate {
  return { kind: "date", startMs, endMs: null, hasTime: true }
}
