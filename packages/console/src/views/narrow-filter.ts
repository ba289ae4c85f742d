/**
 * A filter and one more condition. The API takes two layers of groups, so in a filter that begins with "or" the
 * condition joins each of its parts.
 */
export function narrowFilter(filter: object | undefined, condition: object | undefined): object | undefined {
  if (!filter || !condition) return filter ?? condition
  if ("and" in filter) return { and: [...(filter.and as object[]), condition] }
  if (!("or" in filter)) return { and: [filter, condition] }
  const parts = (filter.or as object[]).flatMap((part) => ("or" in part ? (part.or as object[]) : [part]))
  return {
    or: parts.map((part) => ({ and: [...("and" in part ? (part.and as object[]) : [part]), condition] })),
  }
}
