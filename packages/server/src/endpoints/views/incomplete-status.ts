/** Said on the last page of what was cut off. Source: Notion's changelog of 2026-04-20 */
export const incompleteStatus = {
  type: "incomplete",
  incomplete_reason: "query_result_limit_reached",
} as const
