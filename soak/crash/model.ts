// What the harness knows to be true: the state that every acknowledged write has led to. Each writer has objects of
// its own, so that at most one write of each is in doubt when the server dies.

export interface BlockModel {
  id: string
  text: string
}

/** Values of a row, as they are read back. */
export interface RowValues {
  number: number | null
  select: string | null
  tags: string[]
  done: boolean
  /** Ids of the rows it relates to. */
  related: string[]
}

export interface PageModel {
  id: string
  title: string
  parent: { page_id: string } | { data_source_id: string }
  isTrashed: boolean
  /** In order, without those in the trash. */
  blocks: BlockModel[]
  /** In order of creation. */
  comments: string[]
  /** Rows only. */
  values?: RowValues
}

export interface DataSourceModel {
  id: string
  /** Names of the properties beyond those it was made with. */
  added: Set<string>
}

/** What one writer owns. */
export interface WriterModel {
  name: string
  /** Pages that are never trashed, for others to live in. */
  folders: string[]
  source: DataSourceModel
  pages: Map<string, PageModel>
  /** Ids touched since they were last read back. */
  touched: Set<string>
}

export interface WorldModel {
  /** Data source that all writers add rows to. */
  sharedSourceId: string
  /** Rows that any row may relate to; never trashed. */
  targetIds: string[]
  writers: WriterModel[]
}
