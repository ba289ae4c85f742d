import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { call } from "../http/call.ts"
import type { Page, PageProperty } from "../http/notion.ts"

type Formula = Extract<PageProperty, { type: "formula" }>["formula"]

/** What the server says of a formula that is not stored. */
export interface FormulaPreview {
  /** `position` counts UTF-16 code units from 0. */
  problem: { message: string; position: number } | null
  type: string | null
  formula: Formula | null
}

/** Milliseconds without a keystroke before the server is asked. */
const restMs = 200

/** Asks what is wrong with a formula, or what it gives for a row, a moment after the last change. */
export function useFormulaPreview(dataSourceId: string, expression: string, page: Page | undefined) {
  const [settled, setSettled] = useState(expression)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(expression), restMs)
    return () => clearTimeout(timer)
  }, [expression])
  return useQuery({
    queryKey: ["formula-preview", dataSourceId, settled, page?.id],
    queryFn: ({ signal }) =>
      call<FormulaPreview>("POST", `/inkling/v1/data_sources/${dataSourceId}/formula_preview`, {
        body: { expression: settled, ...(page && { page_id: page.id }) },
        signal,
      }),
    enabled: settled.trim() !== "",
    placeholderData: (before) => before,
  })
}
