/** The name, or with the first of " 1", " 2", … that nobody has. Source: recorded twins and renames. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  let number = 1
  while (taken.has(`${name} ${number}`)) number++
  return `${name} ${number}`
}
