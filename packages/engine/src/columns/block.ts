/** Scans go block by block: masks stay in the processor's nearest cache, and whole blocks can be passed over. */
export const blockRows = 1024

export function blockOf(row: number): number {
  return Math.floor(row / blockRows)
}

/** Writes 1 for each row in [from, to) that matches and 0 for the others, from `out[0]` on; never beyond one block. */
export type Kernel = (from: number, to: number, out: Uint8Array) => void

/** A kernel that says the same of every row. */
export function constantKernel(isMatch: boolean): Kernel {
  return (from, to, out) => {
    out.fill(isMatch ? 1 : 0, 0, to - from)
  }
}
