/** A filter as requests write it, its shape already checked. */
export type FilterInput = Record<string, unknown>

/**
 * The filter with every condition replaced. A condition that becomes undefined is left out, and so is a group without
 * conditions; undefined when nothing is left.
 * @param replace gets each condition with where it stands in the request
 */
export function mapConditions(
  filter: FilterInput,
  replace: (condition: FilterInput, path: string) => FilterInput | undefined,
  path = "body.filter",
): FilterInput | undefined {
  for (const key of ["and", "or"]) {
    const parts = filter[key]
    if (!Array.isArray(parts)) continue
    const kept = parts.flatMap(
      (part: FilterInput, index) => mapConditions(part, replace, `${path}.${key}[${index}]`) ?? [],
    )
    return kept.length === 0 ? undefined : { [key]: kept }
  }
  return replace(filter, path)
}
