import { listPagesByPks, type PageRow, type Snapshot } from "@inkling/store"

/** A page to be shown: its pk, with its row when that was read already. */
export interface PageToShow {
  pk: number
  row?: PageRow
}

/** The rows of all, in order. */
export async function readRows(tx: Snapshot, pages: readonly PageToShow[]): Promise<PageRow[]> {
  const unread = pages.filter(({ row }) => !row).map(({ pk }) => pk)
  const read = unread.length > 0 ? await listPagesByPks(tx, unread) : []
  const byPk = new Map(read.map((row) => [row.pk, row]))
  return pages.map(({ pk, row }) => row ?? (byPk.get(pk) as PageRow))
}
