import { type QueryClient, useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"
import { valuePatch } from "../cells/value-patch.ts"
import { noteChange } from "../editing/pending-writes.ts"
import { call } from "../http/call.ts"
import type { Page } from "../http/notion.ts"
import { showNotice } from "../ui/notices.ts"
import { rememberStep, takeStep } from "./cell-history.ts"
import type { RowsChunk } from "./use-rows.ts"
import type { ValueChange } from "./use-write-value.ts"

/** A cell of a page and what it is to be. */
export interface CellChange {
  pageId: string
  name: string
  change: ValueChange
}

/** Writes many cells in one transaction: shown at once, read again when they are refused. */
export function useWriteCells() {
  const client = useQueryClient()
  const write = useCallback(
    async (cells: readonly CellChange[]) => {
      const byPage = Map.groupBy(cells, ({ pageId }) => pageId)
      noteChange()
      drawCells(client, byPage)
      try {
        await call("POST", "/inkling/v1/batch", {
          body: {
            operations: [...byPage].map(([pageId, own]) => ({
              method: "PATCH",
              path: `/v1/pages/${pageId}`,
              body: { properties: Object.fromEntries(own.map(({ name, change }) => [name, change.patch])) },
            })),
          },
        })
      } catch (error) {
        showNotice({ text: `Not saved: ${(error as Error).message}`, isBad: true })
      }
      await client.invalidateQueries({ queryKey: ["rows"] })
    },
    [client],
  )
  /** Writes cells as one step that can be undone; `pages` are the rows as they are. */
  const writeStep = useCallback(
    (cells: readonly CellChange[], pages: ReadonlyMap<string, Page>) => {
      const before = cells.flatMap(({ pageId, name }) => {
        const value = pages.get(pageId)?.properties[name]
        return value ? [{ pageId, name, before: value }] : []
      })
      rememberStep(before)
      return write(cells)
    },
    [write],
  )
  const undo = useCallback(async () => {
    const step = takeStep()
    if (!step) return showNotice({ text: "There is nothing to undo." })
    const cells = step.flatMap(({ pageId, name, before }): CellChange[] => {
      const patch = valuePatch(before)
      return patch ? [{ pageId, name, change: { value: before, patch } }] : []
    })
    if (cells.length > 0) await write(cells)
    showNotice({ text: step.length === 1 ? "One change is undone." : `${step.length} changes are undone.` })
  }, [write])
  return { writeStep, undo }
}

function drawCells(client: QueryClient, byPage: ReadonlyMap<string, readonly CellChange[]>): void {
  client.setQueriesData<RowsChunk>({ queryKey: ["rows"] }, (chunk) => {
    // Charts keep what they count under the same key.
    if (!chunk?.results.some((page) => byPage.has(page.id))) return chunk
    const results = chunk.results.map((page) => {
      const cells = byPage.get(page.id)
      if (!cells) return page
      const values = cells.map(({ name, change }) => [name, change.value] as const)
      return { ...page, properties: { ...page.properties, ...Object.fromEntries(values) } }
    })
    return { ...chunk, results }
  })
}
