/** Lines of a table with its columns aligned: the first and those in `left` to the left, all others to the right. */
export function aligned(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[] = [],
) {
  const widths = heading.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  )
  return [heading, ...rows].map((row) =>
    row
      .map((cell, at) => {
        const width = widths[at] as number
        return at === 0 || left.includes(at) ? cell.padEnd(width) : cell.padStart(width)
      })
      .join("  ")
      .trimEnd(),
  )
}
