import type { EndpointKey, NotFoundKind } from "@inkling/contract"
import type { FuzzWorld } from "../fuzz/fuzz-world.ts"
import { type ValidRequest, validRequests } from "../fuzz/valid-requests.ts"

type Body = Record<string, unknown>

/** What bad input to an endpoint is made from, and told by. */
export interface Spec {
  key: EndpointKey
  method: string
  path: string
  version: string
  body?: Body
  /** The id in the path, and what the message calls it. */
  pathId?: { param: string; id: string }
  /** What a caller who may not see it is told it could not find; undefined where there is nothing to find. */
  hidden?: { kind: NotFoundKind; id: string }
}

/** One spec per endpoint, and a second where the old versions mean something else. */
export function specs(world: FuzzWorld): Spec[] {
  const seen = new Set<string>()
  return validRequests(world).flatMap((request): Spec[] => {
    const version = request.isOld ? "2022-06-28" : "2026-03-11"
    const name = `${request.key} ${version}`
    if (seen.has(name)) return []
    seen.add(name)
    const pathId = pathIdOf(request.path)
    const hidden = hiddenOf(request, world)
    return [
      {
        key: request.key,
        method: request.method,
        path: request.path,
        version,
        ...(request.body !== undefined && { body: request.body as Body }),
        ...(pathId && { pathId }),
        ...(hidden && { hidden }),
      },
    ]
  })
}

const collections: Record<string, [param: string, kind: NotFoundKind]> = {
  pages: ["page_id", "page"],
  blocks: ["block_id", "block"],
  databases: ["database_id", "database"],
  data_sources: ["data_source_id", "data_source"],
  comments: ["comment_id", "comment"],
  file_uploads: ["file_upload_id", "file_upload"],
  views: ["view_id", "view"],
}

const segmentsOf = (path: string) => (path.split("?")[0] as string).split("/").slice(2)

function pathIdOf(path: string): Spec["pathId"] {
  const [collection = "", id] = segmentsOf(path)
  const named = id === "meeting_notes" ? undefined : collections[collection]
  return named && id !== undefined ? { param: named[0], id } : undefined
}

function hiddenOf({ key, path, isOld }: ValidRequest, world: FuzzWorld): Spec["hidden"] {
  switch (key) {
    case "createPage":
      return isOld ? { kind: "database", id: world.database } : { kind: "data_source", id: world.dataSource }
    case "createDatabase":
      return { kind: "page", id: world.page }
    case "createDataSource":
      return { kind: "database", id: world.database }
    // A page is a block, and that is how comments look for it.
    case "createComment":
    case "listComments":
      return { kind: "block", id: world.page }
    case "getAsyncTask":
      return { kind: "async_task", id: world.task }
    // Whose notes one sees is told by what one finds.
    case "queryMeetingNotes":
    case "createMeetingNote":
      return undefined
    default: {
      const [collection = "", id] = segmentsOf(path)
      const named = collections[collection]
      return named && id !== undefined ? { kind: named[1], id } : undefined
    }
  }
}

/** A field with a value of the wrong type, and the line that says so. */
export const wrongTypes: Partial<Record<EndpointKey, [body: Body, line: string]>> = {
  createPage: [{ parent: 5 }, "body.parent should be an object or `undefined`, instead was `5`."],
  updatePage: [{ in_trash: "yes" }, 'body.in_trash should be a boolean or `undefined`, instead was `"yes"`.'],
  movePage: [{ parent: [] }, "body.parent should be an object, instead was `[]`."],
  updatePageMarkdown: [
    { type: "replace_content", replace_content: "text" },
    'body.replace_content should be an object, instead was `"text"`.',
  ],
  appendBlockChildren: [{ children: {} }, "body.children should be an array, instead was `{}`."],
  updateBlock: [
    { paragraph: { rich_text: "text" } },
    'body.paragraph.rich_text should be an array or `undefined`, instead was `"text"`.',
  ],
  createDatabase: [{ title: 5 }, "body.title should be an array or `undefined`, instead was `5`."],
  updateDatabase: [{ is_inline: 1 }, "body.is_inline should be a boolean or `undefined`, instead was `1`."],
  createDataSource: [{ properties: 1 }, "body.properties should be an object, instead was `1`."],
  updateDataSource: [{ title: "New" }, 'body.title should be an array or `undefined`, instead was `"New"`.'],
  queryDataSource: [{ sorts: {} }, "body.sorts should be an array or `undefined`, instead was `{}`."],
  queryDatabase: [{ sorts: {} }, "body.sorts should be an array or `undefined`, instead was `{}`."],
  search: [{ query: 5 }, "body.query should be a string or `undefined`, instead was `5`."],
  createComment: [{ rich_text: "Said" }, 'body.rich_text should be an array, instead was `"Said"`.'],
  createFileUpload: [{ filename: 5 }, "body.filename should be a string or `undefined`, instead was `5`."],
  createView: [{ name: 5 }, "body.name should be a string, instead was `5`."],
  updateView: [{ name: 5 }, "body.name should be a string or `undefined`, instead was `5`."],
  createViewQuery: [{ page_size: "two" }, "body.page_size should be a number or `undefined`"],
  queryMeetingNotes: [{ limit: "2" }, 'body.limit should be a number or `undefined`, instead was `"2"`.'],
  createMeetingNote: [{ title: 5 }, "body.title should be a string or `undefined`, instead was `5`."],
  updateComment: [{ rich_text: "Said" }, 'body.rich_text should be an array, instead was `"Said"`.'],
}

/** What an endpoint says when it gets no body; those that are not here need none. */
export const withoutBody: Partial<Record<EndpointKey, string>> = {
  createPage:
    "Internal integrations aren't owned by a single user, so creating workspace-level private pages is not supported.",
  movePage: "body failed validation: body.parent should be defined, instead was `undefined`.",
  updatePageMarkdown: "body failed validation: body.type should be defined, instead was `undefined`.",
  appendBlockChildren: "body failed validation: body.children should be defined, instead was `undefined`.",
  createDatabase: "body failed validation: body.parent should be defined, instead was `undefined`.",
  createDataSource: "body failed validation: body.parent should be defined, instead was `undefined`.",
  createView: "body failed validation: body.data_source_id should be defined, instead was `undefined`.",
  createMeetingNote: "body failed validation: body.source should be defined, instead was `undefined`.",
  createComment:
    "body failed validation. Fix one:\nbody.parent should be defined, instead was `undefined`.\nbody.discussion_id should be defined, instead was `undefined`.",
  updateComment:
    "body failed validation. Fix one:\nbody.rich_text should be defined, instead was `undefined`.\nbody.markdown should be defined, instead was `undefined`.",
}
