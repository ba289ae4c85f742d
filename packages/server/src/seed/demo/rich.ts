/** Rich text of one plain run. */
export const text = (content: string) => [{ text: { content } }]

/** A block of a kind that holds text. */
export const block = (type: string, content: string, more: object = {}) => ({
  type,
  [type]: { rich_text: text(content), ...more },
})
