/** Path of a page or database, in the form that the API gives as its `url`. */
export function pagePath(id: string, title = ""): string {
  const slug = title.replace(/[^A-Za-z0-9_]+/g, "-").replace(/^-+|-+$/g, "")
  const hex = id.replaceAll("-", "")
  return slug === "" ? `/p/${hex}` : `/p/${slug}-${hex}`
}

/** The id that such a path ends in, with dashes. */
export function idOfPath(path: string): string | undefined {
  const hex = /^\/p\/(?:.*-)?([0-9a-f]{32})$/i.exec(path)?.[1]?.toLowerCase()
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}
