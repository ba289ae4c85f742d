import { validationError } from "@inkling/contract"
import type { FileRef } from "./file-ref.ts"
import type { CustomEmoji } from "./parse-custom-emoji.ts"

export type HostedFile = Extract<FileRef, { type: "hosted" }>

/** Ids that a piece of content names. Whether they exist, and may be seen, is for the caller to check. */
export interface References {
  pages: Set<string>
  databases: Set<string>
  users: Set<string>
  /** Sources of synced blocks. */
  blocks: Set<string>
  comments: Set<string>
}

/** What the parsers of one request share: what they may use, and what they found. */
export interface ContentContext {
  references: References
  /** Notion's sentences about content it cannot create; all are told in one answer. */
  problems: string[]
  /** Finished uploads by id, looked up beforehand; see collectUploadIds. */
  uploads: ReadonlyMap<string, HostedFile>
  /** The workspace's custom emojis that the request names, by id, looked up beforehand; see collectEmojiIds. */
  emojis?: ReadonlyMap<string, CustomEmoji>
  /** The file behind a signed link of ours that a client sends back; undefined when it is not one. */
  hostedFile(url: string): HostedFile | undefined
  /** Media may show any web address, whatever its ending: markdown from elsewhere is full of such pictures (inferred). */
  anyMediaUrl?: boolean
}

export function newContentContext(
  uploads: ReadonlyMap<string, HostedFile> = new Map(),
  hostedFile: ContentContext["hostedFile"] = () => undefined,
): ContentContext {
  const references: References = {
    pages: new Set<string>(),
    databases: new Set<string>(),
    users: new Set<string>(),
    blocks: new Set<string>(),
    comments: new Set<string>(),
  }
  return { references, problems: [], uploads, hostedFile }
}

/**
 * @throws validationError when there are problems, one line each
 * Source: messages quoted in public issues from 2021 to 2025, the space before the first line break included
 */
export function throwProblems(context: ContentContext): void {
  if (context.problems.length === 0) return
  throw validationError(`Content creation Failed. Fix the following: \n${context.problems.join("\n")}`)
}
