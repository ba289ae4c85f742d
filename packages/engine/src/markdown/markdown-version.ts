/** The two grammars: `v1` is enhanced markdown, `v2` Notion-flavored Markdown. Every numbered API version defaults to v1. */
export type MarkdownVersion = "v1" | "v2"
