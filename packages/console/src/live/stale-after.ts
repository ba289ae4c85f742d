/** An event of the feed, as far as it says what to read again. */
export interface FeedEvent {
  type: string
  entity: { id: string; type: string }
  data?: {
    updated_blocks?: { id: string }[]
    parent?: { id?: string; type?: string; data_source_id?: string }
  }
}

type QueryKey = readonly string[]

/** What was read before an event and may not hold after it, as beginnings of query keys. */
export function staleAfter({ type, entity, data }: FeedEvent): QueryKey[] {
  const [object = "", what = ""] = type.split(".")
  const parent = data?.parent
  const inSource = parent?.data_source_id
  const own: QueryKey[] = []
  if (object === "page") own.push(["page", entity.id], ["name", entity.id])
  if (object === "page" && what === "content_updated") own.push(["children"])
  // A plain page's title counts as its content.
  if (data?.updated_blocks?.some(({ id }) => id === entity.id)) own.push(["outline"], ["path"])
  if (object === "database") own.push(["database", entity.id], ["name", entity.id])
  if (object === "data_source") own.push(["data-source", entity.id], ["rows", entity.id], ["database"])
  if (object === "comment") own.push(["comments"])
  if (inSource !== undefined) own.push(["rows", inSource])
  const isInTree = object === "page" || object === "database"
  if (isInTree && inSource === undefined && ["created", "deleted", "undeleted", "moved"].includes(what))
    own.push(["outline"], ["path"], ["children"], ["trash"])
  return own
}
