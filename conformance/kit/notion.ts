/** What a case sends: untyped on purpose, because half of the cases send what the SDK's types forbid. */
export type Args = Record<string, unknown>

/** Any JSON object the API answers. */
export type Answer = Record<string, unknown> & { object: string; id: string }

export interface List {
  object: "list"
  results: Answer[]
  next_cursor: string | null
  has_more: boolean
  type?: string
  request_id: string
}

type Call<T = Answer> = (args: Args) => Promise<T>

/** What both SDKs' clients can do; databases and what follows differ by version. */
export interface Notion {
  request<T = Answer>(args: {
    path: string
    method: "get" | "post" | "patch" | "delete"
    query?: Record<string, string | number>
    body?: Args
    auth?: { client_id: string; client_secret: string }
  }): Promise<T>
  oauth: { token: Call; introspect: Call<Args>; revoke: Call<Args> }
  users: { me: Call; retrieve: Call; list: Call<List> }
  search: Call<List>
  asyncTasks: { retrieve: Call }
  customEmojis: { list: Call<List> }
  fileUploads: { create: Call; send: Call; complete: Call; retrieve: Call; list: Call<List> }
  comments: { create: Call; list: Call<List>; retrieve: Call; update: Call; delete: Call }
  pages: {
    create: Call
    retrieve: Call
    update: Call
    move: Call
    retrieveMarkdown: Call
    updateMarkdown: Call
    properties: { retrieve: Call<Answer & Partial<List>> }
  }
  blocks: {
    retrieve: Call
    update: Call
    delete: Call
    children: { append: Call<List>; list: Call<List> }
    meetingNotes: { create: Call; query: Call }
  }
  databases: { create: Call; retrieve: Call; update: Call; query: Call<List>; list: Call<List> }
  views: {
    create: Call
    retrieve: Call
    update: Call
    delete: Call
    list: Call<List>
    queries: { create: Call; results: Call<List>; delete: Call }
  }
  dataSources: {
    create: Call
    retrieve: Call
    update: Call
    query: Call<List>
    listTemplates: Call<Record<string, unknown>>
  }
}
