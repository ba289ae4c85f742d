/** Every recording whose turn comes by a seeded draw: about one in `each`, the same ones for the same seed. */
export function sample<T>(items: readonly T[], each: number, seed: number): T[] {
  let state = seed >>> 0
  return items.filter(() => {
    // Mulberry32's step is plenty for choosing recordings.
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) % each === 0
  })
}
