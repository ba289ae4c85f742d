// Fractional order keys in base 62, compared as bytes (0-9 < A-Z < a-z).
//
// A key is a whole number and a fraction. The first character gives the number's length: "a" one digit, "b" two,
// … upwards from zero, "Z" one digit, "Y" two, … downwards, so that longer numbers sort outwards. Appending
// increments the number: a million appends stay within five characters. Inserting takes the midpoint of the
// fractions, which never end in "0", so that there is always room below them.

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
const MAX_KEY_CHARS = 64
const ZERO = "a0"

/**
 * A key after `before` and ahead of `after`; null is the open end.
 * @throws RangeError unless before < after
 */
export function keyBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null) {
    if (before >= after) throw new RangeError(`no key lies between ${before} and ${after}`)
    const whole = wholeOf(before)
    if (whole === wholeOf(after))
      return whole + midpoint(before.slice(whole.length), after.slice(whole.length))
    const next = step(whole, 1)
    return next < after ? next : whole + midpoint(before.slice(whole.length), null)
  }
  if (before !== null) return step(wholeOf(before), 1)
  if (after !== null) {
    const whole = wholeOf(after)
    return whole < after ? whole : step(whole, -1)
  }
  return ZERO
}

/** `count` keys in ascending order between the two, spread evenly so that none grows long. */
export function keysBetween(before: string | null, after: string | null, count: number): string[] {
  if (count <= 0) return []
  if (after === null) return successors(before, count)
  if (before === null) return predecessors(after, count)
  const half = Math.floor(count / 2)
  const middle = keyBetween(before, after)
  return [...keysBetween(before, middle, half), middle, ...keysBetween(middle, after, count - half - 1)]
}

/** Whether the siblings should be given fresh keys: repeated inserts at one place have made this one long. */
export function needsRebalance(key: string): boolean {
  return key.length > MAX_KEY_CHARS
}

function successors(before: string | null, count: number): string[] {
  const keys: string[] = []
  for (let last = before; keys.length < count; last = keys.at(-1) ?? null) keys.push(keyBetween(last, null))
  return keys
}

function predecessors(after: string, count: number): string[] {
  const keys: string[] = []
  for (let first = after; keys.length < count; first = keys.at(-1) ?? after)
    keys.push(keyBetween(null, first))
  return keys.reverse()
}

function wholeOf(key: string): string {
  const head = key.charCodeAt(0)
  const length = head >= 97 ? head - 97 + 2 : 90 - head + 2
  return key.slice(0, length)
}

/** The number one above (+1) or below (-1), in as many characters as it needs. */
function step(whole: string, by: 1 | -1): string {
  const digits = [...whole.slice(1)]
  for (let at = digits.length - 1; at >= 0; at--) {
    const digit = DIGITS.indexOf(digits[at]!) + by
    if (digit >= 0 && digit < DIGITS.length) {
      digits[at] = DIGITS[digit]!
      return whole[0] + digits.join("")
    }
    digits[at] = by === 1 ? DIGITS[0]! : DIGITS.at(-1)!
  }
  return resize(whole[0]!, by)
}

/** The first number of the next length, past the last one of `head`'s. */
function resize(head: string, by: 1 | -1): string {
  if (head === "Z" && by === 1) return ZERO
  if (head === "a" && by === -1) return `Z${DIGITS.at(-1)}`
  const next = head.charCodeAt(0) + by
  if (next > 122 || next < 65) throw new RangeError("the range of order keys is used up")
  const digitCount = next >= 97 ? next - 96 : 91 - next
  return String.fromCharCode(next) + (by === 1 ? DIGITS[0]! : DIGITS.at(-1)!).repeat(digitCount)
}

/** A fraction strictly between two; null is one. "" is zero. */
function midpoint(low: string, high: string | null): string {
  let shared = 0
  if (high !== null) while (shared < high.length && (low[shared] ?? "0") === high[shared]) shared++
  if (shared > 0) return high!.slice(0, shared) + midpoint(low.slice(shared), high!.slice(shared))

  const lowDigit = low === "" ? 0 : DIGITS.indexOf(low[0]!)
  const highDigit = high === null ? DIGITS.length : DIGITS.indexOf(high[0]!)
  if (highDigit - lowDigit > 1) return DIGITS[(lowDigit + highDigit) >>> 1]!
  if (high !== null && high.length > 1) return high[0]!
  return DIGITS[lowDigit]! + midpoint(low.slice(1), null)
}
