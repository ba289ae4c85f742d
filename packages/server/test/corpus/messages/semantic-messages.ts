import type { MessageCase } from "./message-case.ts"

const query = { path: ({ dataSource }: { dataSource: string }) => `/v1/data_sources/${dataSource}/query` }
const rowOf =
  (properties: unknown) =>
  ({ dataSource }: { dataSource: string }) => ({ parent: { data_source_id: dataSource }, properties })
const tail = (name: string) =>
  `Make sure the relevant pages and databases are shared with your integration "${name}".`

/** Refusals by what a request means. Source: observed-errors, errors-and-limits §3.2 and §3.3. */
export const semanticMessages: readonly MessageCase[] = [
  {
    name: "a URL that is no endpoint",
    path: () => "/v1/invalid",
    code: "invalid_request_url",
    message: () => "Invalid request URL.",
  },
  ...(["page", "block", "database", "data_source"] as const).map(
    (kind): MessageCase => ({
      name: `a ${kind} that is not there`,
      path: ({ nothing }) => `/v1/${kind}s/${nothing.replaceAll("-", "")}`,
      status: 404,
      code: "object_not_found",
      message: ({ nothing }) => `Could not find ${kind} with ID: ${nothing}. ${tail("Inkling")}`,
    }),
  ),
  {
    name: "the nil uuid",
    path: () => "/v1/pages/00000000-0000-0000-0000-000000000000",
    status: 404,
    code: "object_not_found",
    message: () => `Could not find page with ID: 00000000-0000-0000-0000-000000000000. ${tail("Inkling")}`,
  },
  {
    name: "a user who is not there",
    path: ({ nothing }) => `/v1/users/${nothing}`,
    status: 404,
    code: "object_not_found",
    message: ({ nothing }) =>
      `Could not find user with ID: ${nothing}. Make sure your integration has capabilities to read user information. With those capabilities, only members and guests in the integration's workspace are visible.`,
  },
  {
    name: "removing a property that is not there",
    method: "PATCH",
    path: ({ database }) => `/v1/databases/${database}`,
    version: "2022-06-28",
    body: () => ({ properties: { "renamed number property": null } }),
    status: 404,
    code: "object_not_found",
    message: () =>
      "Could not find property_item with ID: renamed number property. Make sure the relevant pages and databases are shared with your integration.",
  },
  {
    name: "renaming a property that is not there",
    method: "PATCH",
    path: ({ database }) => `/v1/databases/${database}`,
    version: "2022-06-28",
    body: () => ({ properties: { Gone: { name: "Still gone" } } }),
    message: () => "Gone is not a valid property schema",
  },
  {
    name: "a value of null for a property",
    path: () => "/v1/pages",
    version: "2022-06-28",
    body: ({ database }) => ({ parent: { database_id: database }, properties: { Name: null, Number: null } }),
    message: () => 'Body Validation Failed. Fix the following:\nInvalid property value for: "Name".',
  },
  {
    name: "values of other types than their properties",
    path: () => "/v1/pages",
    body: rowOf({ Text: { url: "https://example.com/" }, Files: { url: "https://example.com/" } }),
    message: () => "Text is expected to be rich_text. Files is expected to be files.",
  },
  {
    name: "values of properties that are not there",
    path: () => "/v1/pages",
    body: rowOf({ One: { number: 1 }, Two: { number: 2 } }),
    message: () => "One is not a property that exists. Two is not a property that exists.",
  },
  {
    name: "a comma in a new option",
    path: () => "/v1/pages",
    body: rowOf({ Select: { select: { name: "a,b" } } }),
    message: () => "Invalid select option, commas not allowed: a,b",
  },
  {
    name: "another colour for an option",
    method: "PATCH",
    path: ({ dataSource }) => `/v1/data_sources/${dataSource}`,
    body: () => ({ properties: { Select: { select: { options: [{ name: "One", color: "blue" }] } } } }),
    message: () => "Cannot update color of select with name: One.",
  },
  {
    name: "a property item that is not there",
    path: ({ row }) => `/v1/pages/${row}/properties/h%253A%257BD`,
    message: () => "h%3A%7BD is not a property that exists.",
  },
  {
    name: "a sort by a property that is not there",
    ...query,
    body: () => ({ sorts: [{ property: "Gone", direction: "ascending" }] }),
    message: () => "Could not find sort property with name or id: Gone",
  },
  {
    name: "a filter by a property that is not there",
    ...query,
    body: () => ({ filter: { property: "LastEditedTime", date: { is_empty: true } } }),
    message: () => "Could not find property with name or id: LastEditedTime",
  },
  {
    name: "a filter of another type than its property",
    ...query,
    body: () => ({ filter: { property: "Status", select: { equals: "Done" } } }),
    message: () =>
      "The property type in the database does not match the property type of the filter provided: database property status does not match filter select",
  },
  {
    name: "a formula of unknown type in a filter",
    ...query,
    body: () => ({ filter: { property: "Unknown", formula: { string: { equals: "Item 1" } } } }),
    message: () => "Unable to filter based on a formula of unknown type",
  },
  {
    name: "a cursor that no answer gave",
    path: () => "/v1/search",
    body: ({ nothing }) => ({ start_cursor: nothing }),
    message: ({ nothing }) => `The start_cursor provided is invalid: ${nothing}`,
  },
  {
    name: "an edit in the trash",
    method: "PATCH",
    path: ({ trashedParagraph }) => `/v1/blocks/${trashedParagraph}`,
    body: () => ({ paragraph: { rich_text: [] } }),
    message: () => "Can't edit block that is archived. You must unarchive the block before editing.",
  },
  {
    name: "a page where a database belongs",
    path: ({ page }) => `/v1/databases/${page}`,
    message: ({ page }) =>
      `Provided ID ${page} is a page, not a database. Use the retrieve page API instead.`,
  },
  {
    name: "a database where a page belongs",
    path: ({ database }) => `/v1/pages/${database}`,
    message: ({ database }) =>
      `Provided ID ${database} is a database, not a page. Use the retrieve database API instead.`,
  },
  {
    name: "trashing a page at the top of the workspace",
    method: "PATCH",
    path: ({ root }) => `/v1/pages/${root}`,
    body: () => ({ in_trash: true }),
    message: () => "Archiving workspace level pages via API not supported.",
  },
  {
    name: "a new page at the top of the workspace",
    path: () => "/v1/pages",
    body: () => ({ parent: { type: "workspace", workspace: true }, properties: {} }),
    message: () =>
      "Internal integrations aren't owned by a single user, so creating workspace-level private pages is not supported.",
  },
  {
    name: "a link to nowhere",
    method: "PATCH",
    path: ({ page }) => `/v1/blocks/${page}/children`,
    body: () => ({
      children: [{ paragraph: { rich_text: [{ text: { content: "x", link: { url: "nowhere" } } }] } }],
    }),
    message: () => "Content creation Failed. Fix the following: \nInvalid URL for link.",
  },
  {
    name: "an option id that is not there",
    path: () => "/v1/pages",
    body: rowOf({ Select: { select: { id: "gone" } } }),
    message: ({ selectId }) => `${selectId} is an invalid select option "gone".`,
  },
  {
    name: "an edit below the trash",
    method: "PATCH",
    path: ({ belowTrash }) => `/v1/pages/${belowTrash}`,
    body: () => ({ icon: { emoji: "⛵" } }),
    message: () =>
      "Can't edit page on block with an archived ancestor. You must unarchive the ancestor before editing page.",
  },
  {
    name: "a database of two data sources before there were any",
    path: ({ twoSources }) => `/v1/databases/${twoSources}`,
    version: "2022-06-28",
    message: () => "Databases with multiple data sources are not supported in this API version.",
  },
]
