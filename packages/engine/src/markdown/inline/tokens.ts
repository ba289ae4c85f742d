import type { Tag } from "../tag.ts"

/** A piece of inline markdown; `source` is how it stands in the text. */
export type Token =
  | { kind: "text"; text: string }
  | { kind: "code"; code: string }
  | { kind: "equation"; expression: string }
  | { kind: "tag"; tag: Tag; source: string }
  | { kind: "bracket" }
  /** `](url)` */
  | { kind: "link"; url: string; source: string }
  /** `]` that no target follows. */
  | { kind: "unbracket" }
  | { kind: "mark"; mark: Mark; canOpen: boolean; canClose: boolean }
  | { kind: "emoji"; name: string; source: string }

export type Mark = "**" | "*" | "~~"
