/**
 * The order in which keys stand on the wire since April 2026. `?` marks a key that may be absent, `<type>` the key
 * that `type` names. Source: recorded (reference observed-behaviour, blocks §11, pages §7, databases §7).
 */
export const sequences: Readonly<Record<string, string>> = {
  page: "object id created_time last_edited_time created_by last_edited_by cover icon parent in_trash is_archived is_locked properties url public_url archived?",
  block:
    "object id parent created_time last_edited_time created_by last_edited_by has_children in_trash type <type> archived?",
  data_source:
    "object id cover icon created_time created_by last_edited_by last_edited_time title description is_inline properties parent database_parent url public_url in_trash archived?",
  database:
    "object id title description parent is_inline in_trash is_locked created_time last_edited_time data_sources icon cover url public_url archived?",
  legacyDatabase:
    "object id cover icon created_time created_by last_edited_by last_edited_time title description is_inline properties parent url public_url in_trash archived",
  comment:
    "object id parent discussion_id created_time last_edited_time created_by rich_text attachments? display_name",
  user: "object id name avatar_url type <type>",
  group: "object id name",
  file_upload:
    "object id created_time created_by last_edited_time expiry_time upload_url? complete_url? in_trash status filename content_type content_length number_of_parts? file_import_result? archived?",
  view: "object id parent data_source_id name type created_time created_by last_edited_time last_edited_by url filter sorts quick_filters configuration dashboard_view_id?",
  page_markdown: "object id markdown truncated unknown_block_ids",
  async_task: "object id status status_url created_time poll_after_seconds? operation result? error?",
  error: "object status code message additional_data?",
  list: "object results next_cursor has_more type <type> request_status?",
  untypedList: "object results next_cursor has_more",
  emojiList: "object type results has_more next_cursor",
  templateList: "templates has_more next_cursor",
  property_item: "object type id <type>",
  propertyItemOfList: "id next_url type <type>",

  propertyValue: "id type <type> has_more?",
  arrayValue: "type <type>",
  configuration: "id name description type <type>",
  richText: "type <type> annotations plain_text href",
  annotations: "bold italic strikethrough underline code color",
  text: "content link",
  date: "start end time_zone",
  option: "id name color",
  optionConfiguration: "id name color description",
  group_of_options: "id name color option_ids",
  rollup: "type <type> function",
  typed: "type <type>",
  file: "name type <type>",
  hostedFile: "url expiry_time",
  uniqueId: "prefix number",
  verification: "state verified_by date",
  place: "lat lon name address aws_place_id google_place_id",
  relationConfiguration: "database_id data_source_id type <type>",
  flatRelation: "database_id synced_property_name? synced_property_id?",
  rollupConfiguration:
    "rollup_property_name relation_property_name rollup_property_id relation_property_id function",
  statusConfiguration: "options groups",
  rowParent: "type data_source_id database_id",
  dataSourceName: "id name",
  displayName: "type resolved_name",

  richTextAndColor: "rich_text color",
  paragraph: "rich_text icon color",
  callout: "rich_text icon color",
  heading: "rich_text is_toggleable color",
  to_do: "rich_text checked color",
  numbered_list_item: "rich_text color list_start_index? list_format?",
  code: "caption rich_text language",
  bookmark: "caption url",
  media: "caption type <type>",
  fileBlock: "caption type <type> name",
  table: "table_width has_column_header has_row_header",
}
