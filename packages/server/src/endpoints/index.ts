import { type ApiVersion, type EndpointKey, invalidRequest, isBefore } from "@inkling/contract"
import { oauthKeys } from "../oauth/oauth-endpoints.ts"
import { getAsyncTask } from "./async-tasks/get-async-task.ts"
import { appendBlockChildren } from "./blocks/append-block-children.ts"
import { deleteBlock } from "./blocks/delete-block.ts"
import { getBlock } from "./blocks/get-block.ts"
import { listBlockChildren } from "./blocks/list-block-children.ts"
import { updateBlock } from "./blocks/update-block.ts"
import { createComment } from "./comments/create-comment.ts"
import { deleteComment } from "./comments/delete-comment.ts"
import { getComment } from "./comments/get-comment.ts"
import { listComments } from "./comments/list-comments.ts"
import { updateComment } from "./comments/update-comment.ts"
import { listCustomEmojis } from "./custom-emojis/list-custom-emojis.ts"
import { createDataSource } from "./data-sources/create-data-source.ts"
import { getDataSource } from "./data-sources/get-data-source.ts"
import { listDataSourceTemplates } from "./data-sources/list-data-source-templates.ts"
import { queryDataSource } from "./data-sources/query-data-source.ts"
import { updateDataSource } from "./data-sources/update-data-source.ts"
import { createDatabase } from "./databases/create-database.ts"
import { createLegacyDatabase } from "./databases/create-legacy-database.ts"
import { getDatabase } from "./databases/get-database.ts"
import { getLegacyDatabase } from "./databases/get-legacy-database.ts"
import { listDatabases } from "./databases/list-databases.ts"
import { queryDatabase } from "./databases/query-database.ts"
import { updateDatabase } from "./databases/update-database.ts"
import { updateLegacyDatabase } from "./databases/update-legacy-database.ts"
import type { Endpoint } from "./endpoint.ts"
import { completeFileUpload } from "./file-uploads/complete-file-upload.ts"
import { createFileUpload } from "./file-uploads/create-file-upload.ts"
import { getFileUpload } from "./file-uploads/get-file-upload.ts"
import { listFileUploads } from "./file-uploads/list-file-uploads.ts"
import { sendFileUpload } from "./file-uploads/send-file-upload.ts"
import { createMeetingNote } from "./meeting-notes/create-meeting-note.ts"
import { queryMeetingNotes } from "./meeting-notes/query-meeting-notes.ts"
import { createPage } from "./pages/create-page.ts"
import { getPage } from "./pages/get-page.ts"
import { getPageMarkdown } from "./pages/get-page-markdown.ts"
import { getPageProperty } from "./pages/get-page-property.ts"
import { movePage } from "./pages/move-page.ts"
import { updatePage } from "./pages/update-page.ts"
import { updatePageMarkdown } from "./pages/update-page-markdown.ts"
import { search } from "./search/search.ts"
import { getSelf } from "./users/get-self.ts"
import { getUser } from "./users/get-user.ts"
import { listUsersEndpoint } from "./users/list-users.ts"
import { createView } from "./views/create-view.ts"
import { createViewQuery } from "./views/create-view-query.ts"
import { deleteView } from "./views/delete-view.ts"
import { deleteViewQuery } from "./views/delete-view-query.ts"
import { getView } from "./views/get-view.ts"
import { getViewQueryResults } from "./views/get-view-query-results.ts"
import { listDatabaseViews } from "./views/list-database-views.ts"
import { updateView } from "./views/update-view.ts"

/** Endpoints of the newest versions. */
const current: readonly Endpoint[] = [
  getSelf,
  getUser,
  listUsersEndpoint,
  createComment,
  deleteComment,
  getComment,
  listComments,
  updateComment,
  createPage,
  getPage,
  getPageMarkdown,
  getPageProperty,
  appendBlockChildren,
  deleteBlock,
  getBlock,
  listBlockChildren,
  updateBlock,
  movePage,
  updatePage,
  updatePageMarkdown,
  createDatabase,
  getDatabase,
  listDatabases,
  queryDatabase,
  updateDatabase,
  createDataSource,
  getDataSource,
  listDataSourceTemplates,
  queryDataSource,
  updateDataSource,
  search,
  createFileUpload,
  getFileUpload,
  listFileUploads,
  sendFileUpload,
  completeFileUpload,
  createView,
  createViewQuery,
  deleteView,
  deleteViewQuery,
  getView,
  getViewQueryResults,
  listDatabaseViews,
  updateView,
  listCustomEmojis,
  getAsyncTask,
  createMeetingNote,
  queryMeetingNotes,
]

/** Endpoints that mean something else before data sources (2025-09-03). */
const beforeDataSources: readonly Endpoint[] = [createLegacyDatabase, getLegacyDatabase, updateLegacyDatabase]

const byKey = new Map<EndpointKey, Endpoint>(current.map((endpoint) => [endpoint.key, endpoint]))
const oldByKey = new Map<EndpointKey, Endpoint>(beforeDataSources.map((endpoint) => [endpoint.key, endpoint]))

/** @throws invalidRequest for routes that are not served yet; README's coverage table lists them */
export function endpointFor(version: ApiVersion, key: EndpointKey): Endpoint {
  const old = isBefore(version, "2025-09-03") ? oldByKey.get(key) : undefined
  const endpoint = old ?? byKey.get(key)
  if (!endpoint) throw invalidRequest(key)
  return endpoint
}

/** Whether the endpoint only reads; false for routes that are not served. */
export function isRead(version: ApiVersion, key: EndpointKey): boolean {
  const old = isBefore(version, "2025-09-03") ? oldByKey.get(key) : undefined
  return (old ?? byKey.get(key))?.mode === "read"
}

/** What the coverage table says is served. */
export function servedKeys(): EndpointKey[] {
  return [...new Set([...byKey.keys(), ...oldByKey.keys(), ...oauthKeys])]
}
