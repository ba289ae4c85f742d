import type { Cover, Icon, PropertyType, RichText, Values, ViewType } from "@inkling/engine"

/**
 * The tables, one interface each; every key leads with the workspace number `ws`, and ids are unique per workspace
 * only. Times are integer milliseconds (UTC). JSON columns hold text on SQLite and json on PostgreSQL, key order kept;
 * booleans are 0/1 on SQLite. The connections convert both, so that every query takes and gives values.
 */
export interface Tables {
  workspace: WorkspaceTable
  user: UserTable
  integration: IntegrationTable
  token: TokenTable
  token_use: TokenUseTable
  usage_hour: UsageHourTable
  acl: AclTable
  grant: GrantTable
  page: PageTable
  block: BlockTable
  database: DatabaseTable
  data_source: DataSourceTable
  default_template: DefaultTemplateTable
  view: ViewTable
  view_query: ViewQueryTable
  custom_emoji: CustomEmojiTable
  property: PropertyTable
  relation_edge: RelationEdgeTable
  comment: CommentTable
  discussion: DiscussionTable
  file_upload: FileUploadTable
  kept_answer: KeptAnswerTable
  page_version: PageVersionTable
  oauth_client: OauthClientTable
  oauth_installation: OauthInstallationTable
  oauth_authorization: OauthAuthorizationTable
  oauth_refresh_token: OauthRefreshTokenTable
  file_part: FilePartTable
  blob: BlobTable
  async_task: AsyncTaskTable
  change_log: ChangeLogTable
  webhook_subscription: WebhookSubscriptionTable
  webhook_delivery: WebhookDeliveryTable
  member: MemberTable
  session: SessionTable
  signin_link: SigninLinkTable
}

export interface WorkspaceTable {
  ws: number
  id: string
  name: string
  next_pk: number
  /** Sequence number the next change-log entry gets. */
  next_seq: number
  /** Seq of the last change that can alter access or inherited trash: grants, tokens, capabilities, moves, trash. */
  tree_seq: number
  /** Random; new after restore, reset or failover. Part of cache keys and cursors. */
  epoch: string
  settings: object // JSON
  created_at: number
}

export interface UserTable {
  ws: number
  id: string
  type: "person" | "bot" | "group"
  name: string | null
  avatar_url: string | null
  email: string | null // persons only
  /** Guests are not listed. */
  is_guest: boolean
  created_at: number
  order_no: number // position in GET /v1/users
}

export interface IntegrationTable {
  ws: number
  id: string
  /** The bot user that acts for it; quoted in 404s as integration_id. */
  bot_id: string
  name: string
  /** Subset of: read_content update_content insert_content read_comments insert_comments. JSON array. */
  capabilities: string[]
  /** What it may learn of users. */
  user_info: "none" | "without_email" | "with_email"
  /** `workspace` = internal integration; `user` = acts for a person (OAuth, personal token). */
  owner_type: "workspace" | "user"
  owner_user_id: string | null
  created_at: number
  is_deleted: boolean
}

export interface TokenTable {
  /** SHA-256 of the token, hex. The only key without `ws`: the token names the workspace. */
  hash: string
  ws: number
  id: string
  integration_id: string
  /** Last characters of the token, to tell tokens apart in lists. */
  hint: string
  created_at: number
  /** Null while valid; a rotated token stays valid until this moment. */
  expires_at: number | null
  is_revoked: boolean
}

/** When a token was last used, to the minute or so. */
export interface TokenUseTable {
  ws: number
  token_id: string
  last_used_at: number
}

/** What an integration or person asked for within an hour. */
export interface UsageHourTable {
  ws: number
  /** When it began, in milliseconds. */
  hour: number
  /** Integration or person. */
  caller_id: string
  request_count: number
  /** Answered with 4xx or 5xx, those below among them. */
  error_count: number
  /** Answered with 429. */
  limited_count: number
}

/** Role and password of a person. Whoever has no row is a guest or a member as the user's row says, without password. */
export interface MemberTable {
  ws: number
  user_id: string
  role: "owner" | "member" | "guest"
  /** `scrypt$N$r$p$salt$key`, the last two base64url; null without one. */
  password: string | null
}

export interface SessionTable {
  ws: number
  /** SHA-256 of the secret in the cookie, hex. */
  hash: string
  user_id: string
  created_at: number
  expires_at: number
}

/** Good once, and gone when used. */
export interface SigninLinkTable {
  ws: number
  /** SHA-256 of the secret in the link, hex. */
  hash: string
  user_id: string
  created_at: number
  expires_at: number
}

export interface AclTable {
  ws: number
  /** pk of the page or database that carries grants of its own; 1 is the workspace's root. */
  acl: number
  /** Null for the root. */
  parent_acl: number | null
}

export interface GrantTable {
  ws: number
  acl: number
  /** Id of an integration or a person. */
  principal: string
  created_at: number
}

export interface PageTable {
  ws: number
  pk: number
  id: string
  /** What lists it: nothing (workspace), a page or block (parent_pk), or a data source. */
  parent_type: "workspace" | "page" | "block" | "data_source"
  parent_pk: number | null // null at workspace level; data source rows: the data source's pk
  /** The data source it is a row of. */
  data_source_pk: number | null
  /** Nearest ancestor-or-self with grants of its own. */
  acl: number
  /** seq of its last change. */
  row_seq: number
  created_at: number
  created_by: string
  edited_at: number
  edited_by: string
  is_trashed: boolean // itself, not an ancestor
  is_archived: boolean
  is_locked: boolean
  is_template: boolean
  icon: Icon | null // JSON
  cover: Cover | null // JSON
  /** Plain text of the title, for search and mentions. */
  title: string
  /** Values by property id; relation values are edges. Pages outside data sources have `title` only. JSON. */
  props: Values
}

export interface BlockTable {
  ws: number
  pk: number
  id: string
  parent_pk: number
  page_pk: number
  order_key: string
  type: string
  payload: Record<string, unknown> // JSON
  is_trashed: boolean
  created_at: number
  created_by: string
  edited_at: number
  edited_by: string
}

export interface DatabaseTable {
  ws: number
  pk: number
  id: string
  parent_type: "workspace" | "page" | "block" | "data_source"
  parent_pk: number | null
  acl: number
  title: RichText // JSON
  description: RichText // JSON
  icon: Icon | null
  cover: Cover | null
  is_inline: boolean
  is_locked: boolean
  is_trashed: boolean
  created_at: number
  created_by: string
  edited_at: number
  edited_by: string
}

export interface DataSourceTable {
  ws: number
  pk: number
  id: string
  database_pk: number
  /** Position among the database's sources. */
  position: number
  title: RichText
  description: RichText
  icon: Icon | null
  cover: Cover | null
  /** Grows with every schema change; part of cache keys. */
  schema_epoch: number
  is_trashed: boolean
  created_at: number
  created_by: string
  edited_at: number
  edited_by: string
}

export interface DefaultTemplateTable {
  ws: number
  data_source_pk: number
  page_pk: number
}

export interface ViewTable {
  ws: number
  id: string
  /** The database whose tab it is; for a widget, its dashboard's. */
  database_pk: number
  /** Null for dashboards. */
  data_source_pk: number | null
  /** The dashboard whose widget it is; null for a tab. */
  dashboard_id: string | null
  /** Place among the database's tabs. */
  order_key: string
  name: string
  type: ViewType
  /** As requests write them, properties and options by raw id. JSON. */
  filter: object | null
  sorts: object[] | null // JSON
  quick_filters: object | null // JSON, by raw property id
  configuration: object | null // JSON, properties by raw id
  created_at: number
  created_by: string
  edited_at: number
  edited_by: string
}

/** What a view's query found, kept for a while. */
export interface ViewQueryTable {
  ws: number
  id: string
  view_id: string
  /** Integration id; nobody else may read it. */
  principal: string
  expires_at: number
  /** Pages in order. JSON array of pks. */
  page_pks: number[]
  /** Whether there were more than a query may return. */
  is_cut: boolean
}

export interface CustomEmojiTable {
  ws: number
  id: string
  /** Unique in its workspace. */
  name: string
  url: string
  created_at: number
}

export interface PropertyTable {
  ws: number
  pk: number
  data_source_pk: number
  id: string
  name: string
  description: string | null
  type: PropertyType
  config: object // JSON
  /** Position in the schema as created. */
  position: number
}

export interface RelationEdgeTable {
  ws: number
  /** pk of the relation property. A dual relation writes one edge under each twin. */
  property_pk: number
  source_pk: number
  target_pk: number
  position: number
}

export interface DiscussionTable {
  ws: number
  id: string
  page_pk: number
  /** Null for a page's own discussion. */
  block_pk: number | null
  is_resolved: boolean
  created_at: number
}

export interface CommentTable {
  ws: number
  pk: number
  id: string
  discussion_id: string
  page_pk: number
  block_pk: number | null
  rich_text: RichText // JSON
  attachments: CommentAttachment[] // JSON
  display_name: object | null // JSON
  created_at: number
  created_by: string
  edited_at: number
}

export interface FileUploadTable {
  ws: number
  pk: number
  id: string
  mode: "single_part" | "multi_part" | "external_url"
  /** As written; a pending or uploaded row whose `expires_at` has come counts as expired already. */
  status: "pending" | "uploaded" | "expired" | "failed"
  filename: string | null
  content_type: string | null
  /** Bytes sent so far. */
  content_length: number | null
  /** Parts that a multi_part upload announced. */
  part_count: number | null
  external_url: string | null
  /** What an import came to; null until it ended. */
  import_result: object | null // JSON
  created_at: number
  /** Bot user of the integration that alone may see it. */
  created_by: string
  edited_at: number
  /** Null once it is attached: it then stays for good. */
  expires_at: number | null
}

/** An upload's bytes are its parts' one after another; one sent whole has a single part. */
export interface FilePartTable {
  ws: number
  upload_pk: number
  part_number: number
  blob_pk: number
  size_bytes: number
}

export interface BlobTable {
  ws: number
  /** Part of the name of the stored object, so that a new blob of equal bytes never meets the removal of an old one. */
  pk: number
  /** SHA-256 of the bytes, hex. */
  hash: string
  size_bytes: number
  /** `writing` until its bytes are durable; `doomed` from before they are removed until they are gone. */
  state: "writing" | "stored" | "doomed"
  created_at: number
}

/** A file on a comment; `key` names it as in hosted files. */
export interface CommentAttachment {
  category: "audio" | "image" | "pdf" | "productivity" | "video"
  key: string
}

/** A request that was accepted to be done after its answer. */
export interface AsyncTaskTable {
  ws: number
  /** `task_` and 32 hexadecimal digits. */
  id: string
  /** Key of the endpoint that does it, or `applyTemplate`. */
  operation: string
  status: "queued" | "running" | "retrying" | "succeeded" | "failed"
  /** What the caller showed: what is done is what it may do by then. */
  credential_kind: "token" | "session"
  credential_hash: string
  /** Who may ask for it. */
  integration_id: string
  /** What to do; null once it is done or has failed. */
  request: object | null // JSON
  /** The page that was written, from the commit of the writes on; its answer may still be on the way. */
  subject_id: string | null
  /** Set when it succeeded. */
  result: object | null // JSON
  /** Set when it failed. */
  error: object | null // JSON
  /** How often it was begun. */
  attempts: number
  /** When it may be begun, or begun again by another process; null once it has finished. */
  due_at: number | null
  created_at: number
  finished_at: number | null
}

/** What a write answered, for when it is sent again with the same Idempotency-Key. */
export interface KeptAnswerTable {
  ws: number
  integration_id: string
  key: string
  /** Tells whether it is the same request: SHA-256 of method, URL, version and body. */
  request_hash: string
  created_at: number
  status: 200 | 202
  /** The JSON that was answered, without its last brace: what follows is the answer's own request id. */
  answer: string
}

/** What a page was like before somebody changed it. */
export interface PageVersionTable {
  ws: number
  pk: number
  id: string
  page_pk: number
  /** When it ceased to be so. */
  created_at: number
  /** User id of who changed it. */
  replaced_by: string
  state: object // JSON
}

export interface ChangeLogTable {
  ws: number
  /** Gap-free from 1; written in the transaction of the change. */
  seq: number
  at: number
  /** e.g. page.created, page.properties_updated, page.moved, page.trashed, data_source.schema_updated, grant.added. */
  kind: string
  object_type:
    | "page"
    | "block"
    | "database"
    | "data_source"
    | "comment"
    | "view"
    | "file_upload"
    | "custom_emoji"
    | "user"
    | "integration"
    | "token"
    | "workspace"
  object_id: string
  object_pk: number | null
  data_source_pk: number | null
  actor: string | null // user id
  details: object | null // JSON
}

export interface WebhookSubscriptionTable {
  ws: number
  id: string
  integration_id: string
  url: string
  event_types: string[] // JSON
  /** The version whose events it gets, for good. */
  api_version: string
  state: "pending" | "active" | "paused"
  /** The verification token, encrypted; it signs every delivery. */
  sealed_token: string
  /** When the token is to be sent; null once it was. */
  token_due_at: number | null
  /** How sending the token ended, in words. */
  token_result: string | null
  /** The change log has been read up to here. */
  log_seq: number
  /** When the receiver last took something; 0 before that. */
  last_success_at: number
  created_at: number
}

export interface WebhookDeliveryTable {
  ws: number
  /** Id of the event: the same in every attempt. */
  id: string
  subscription_id: string
  /** `waiting` takes in further changes until its first attempt; the others are final, or being retried. */
  state: "waiting" | "retrying" | "delivered" | "failed" | "dropped"
  type: string
  entity_id: string
  /** pk of the page or database whose access list decides; null for what only its maker sees. */
  anchor_pk: number | null
  /** Authors, entity and data of the payload. JSON. */
  event: object
  /** Moments of the first and last change in it. */
  first_at: number
  last_at: number
  /** Not to be attempted before. */
  due_at: number
  /** Attempts begun so far. */
  attempt: number
  /** Whoever began the last attempt has until then. */
  lease_until: number
  /** How the last attempt ended, in words. */
  result: string | null
}

/** What a public integration shows itself by, and where it may send people back to. */
export interface OauthClientTable {
  ws: number
  integration_id: string
  client_id: string
  /** SHA-256 of the client secret, hex. */
  secret_hash: string
  redirect_uris: string[] // JSON
}

/** A public integration let in by one person: an integration of its own, with its own bot, grants and tokens. */
export interface OauthInstallationTable {
  ws: number
  public_id: string
  user_id: string
  integration_id: string
}

/** That a person let a public integration in: kept for good, as the record of who did. */
export interface OauthAuthorizationTable {
  ws: number
  id: string
  public_id: string
  user_id: string
  /** SHA-256 of the code, hex. */
  code_hash: string
  /** As the request named it; null when it left it to the only one there is. */
  redirect_uri: string | null
  /** What the person agreed to. */
  capabilities: string[] // JSON
  user_info: "none" | "without_email" | "with_email"
  /** Pages and databases the person picked. */
  object_ids: string[] // JSON
  created_at: number
  /** The code's end. */
  expires_at: number
  /** Null until the code was exchanged, which happens once. */
  exchanged_at: number | null
}

/** One for each access token that a code or a refresh gave. */
export interface OauthRefreshTokenTable {
  ws: number
  /** SHA-256 of the refresh token, hex. */
  hash: string
  authorization_id: string
  /** The installation. */
  integration_id: string
  /** The access token's hash. */
  token_hash: string
  created_at: number
  /** It was exchanged or revoked. */
  is_used: boolean
}

/** A row as the store's functions give and take it: JSON as values, booleans as booleans. */
export type WorkspaceRow = WorkspaceTable
export type UserRow = UserTable
export type IntegrationRow = IntegrationTable
export type TokenRow = TokenTable
export type UsageHourRow = UsageHourTable
export type AclRow = AclTable
export type GrantRow = GrantTable
export type PageRow = PageTable
export type BlockRow = BlockTable
export type DatabaseRow = DatabaseTable
export type DataSourceRow = DataSourceTable
export type DefaultTemplateRow = DefaultTemplateTable
export type ViewRow = ViewTable
export type ViewQueryRow = ViewQueryTable
export type CustomEmojiRow = CustomEmojiTable
export type PropertyRow = PropertyTable
export type RelationEdgeRow = RelationEdgeTable
export type DiscussionRow = DiscussionTable
export type CommentRow = CommentTable
export type FileUploadRow = FileUploadTable
export type FilePartRow = FilePartTable
export type BlobRow = BlobTable
export type AsyncTaskRow = AsyncTaskTable
export type KeptAnswerRow = KeptAnswerTable
export type PageVersionRow = PageVersionTable
export type ChangeLogRow = ChangeLogTable
export type WebhookSubscriptionRow = WebhookSubscriptionTable
export type WebhookDeliveryRow = WebhookDeliveryTable
export type MemberRow = MemberTable
export type SessionRow = SessionTable
export type SigninLinkRow = SigninLinkTable
export type OauthClientRow = OauthClientTable
export type OauthInstallationRow = OauthInstallationTable
export type OauthAuthorizationRow = OauthAuthorizationTable
export type OauthRefreshTokenRow = OauthRefreshTokenTable
