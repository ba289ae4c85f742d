import type { EndpointKey } from "@inkling/contract"

/** Answers that are one object and carry its tag. */
export const taggedKeys: ReadonlySet<EndpointKey> = new Set([
  "getPage",
  "getBlock",
  "getDatabase",
  "getDataSource",
  "getComment",
])

/** The read whose answer an If-Match of a write means, and the parameter that names the object in both. */
const readOf: Partial<Record<EndpointKey, EndpointKey>> = {
  updatePage: "getPage",
  movePage: "getPage",
  updatePageMarkdown: "getPage",
  updateBlock: "getBlock",
  deleteBlock: "getBlock",
  appendBlockChildren: "getBlock",
  updateDatabase: "getDatabase",
  updateDataSource: "getDataSource",
  updateComment: "getComment",
  deleteComment: "getComment",
}

/** Undefined for writes that change no object that was there. */
export const taggedRead = (key: EndpointKey): EndpointKey | undefined => readOf[key]
