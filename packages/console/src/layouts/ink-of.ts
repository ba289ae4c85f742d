/** The ink of an option's colour; the accent for what has none. */
export function inkOf(color: string): string {
  return color === "default" ? "var(--accent)" : `var(--${color}-fg)`
}
