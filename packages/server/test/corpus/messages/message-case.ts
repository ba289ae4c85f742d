import type { ApiVersion } from "@inkling/contract"

/** Ids of what the cases are about. */
export interface Props {
  root: string
  page: string
  paragraph: string
  trashedParagraph: string
  database: string
  dataSource: string
  row: string
  /** Id of the property `Select`, as the wire has it. */
  selectId: string
  /** A page in a page in the trash. */
  belowTrash: string
  /** A database with two data sources. */
  twoSources: string
  /** A uuid of nothing. */
  nothing: string
}

/** A request that is refused, and the sentence for it. */
export interface MessageCase {
  name: string
  method?: "GET" | "PATCH" | "DELETE"
  path: (props: Props) => string
  body?: (props: Props) => unknown
  version?: ApiVersion
  /** 400 unless said. */
  status?: number
  /** `validation_error` unless said. */
  code?: string
  message: (props: Props) => string
  /** The report quotes one line of several. */
  isQuotedInPart?: true
}

const unions = {
  one: "body failed validation: ",
  many: "body failed validation. Fix one:\n",
}

/** The checker's sentence: one line, or one per alternative of a union. */
export function failed(...lines: string[]): string {
  const ended = lines.map((line) => `${line}.`)
  return (lines.length === 1 ? unions.one : unions.many) + ended.join("\n")
}

export const undefinedAt = (path: string) => `${path} should be defined, instead was \`undefined\``
