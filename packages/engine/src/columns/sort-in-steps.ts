/** Comparisons between two steps. */
const stepComparisons = 1_000

/** Sorts by merging, stably and in place, and hands over to its caller every thousand comparisons. */
export function* sortInSteps(
  items: Int32Array,
  compare: (a: number, b: number) => number,
): Generator<undefined, void, undefined> {
  let from: Int32Array = items
  let to: Int32Array = new Int32Array(items.length)
  let comparisons = 0
  for (let width = 1; width < items.length; width *= 2) {
    for (let start = 0; start < items.length; start += 2 * width) {
      const middle = Math.min(start + width, items.length)
      const end = Math.min(start + 2 * width, items.length)
      let [left, right] = [start, middle]
      for (let at = start; at < end; at++) {
        if (left === middle) to[at] = from[right++] as number
        else if (right === end) to[at] = from[left++] as number
        else {
          if (++comparisons % stepComparisons === 0) yield
          const isInOrder = compare(from[left] as number, from[right] as number) <= 0
          to[at] = from[isInOrder ? left++ : right++] as number
        }
      }
    }
    ;[from, to] = [to, from]
  }
  if (from !== items) items.set(from)
}
