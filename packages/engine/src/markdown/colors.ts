/** A colour as markdown names it: `red_background` is `red_bg`. Empty for the default. Source: guide enhanced-markdown */
export function printColor(color: unknown): string {
  if (typeof color !== "string" || color === "default") return ""
  return color.endsWith("_background") ? `${color.slice(0, -"_background".length)}_bg` : color
}

const NAMES = new Set("default gray brown orange yellow green blue purple pink red".split(" "))

/** The API's name of a colour; `default` for one that is none. `_background` is understood too (inferred). */
export function parseColor(name: string | undefined): string {
  const [, base = "", background] = /^([a-z]+?)(_bg|_background)?$/.exec(name ?? "") ?? []
  if (!NAMES.has(base)) return "default"
  return background === undefined ? base : `${base}_background`
}
