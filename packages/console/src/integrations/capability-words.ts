import type { Capability, UserInfo } from "../http/admin.ts"

/** What a capability lets an integration do, shortly and in a sentence. */
export const capabilityWords: readonly { key: Capability; short: string; title: string; text: string }[] = [
  {
    key: "read_content",
    short: "read",
    title: "Read content",
    text: "See pages, databases and blocks that are shared with it.",
  },
  {
    key: "update_content",
    short: "update",
    title: "Update content",
    text: "Change what is there already, and move it to trash.",
  },
  {
    key: "insert_content",
    short: "insert",
    title: "Insert content",
    text: "Add new pages, rows and blocks.",
  },
  { key: "read_comments", short: "read comments", title: "Read comments", text: "See what people discuss." },
  { key: "insert_comments", short: "comment", title: "Insert comments", text: "Write and answer comments." },
]

/** What an integration may learn of people. */
export const userInfoWords: readonly { key: UserInfo; title: string }[] = [
  { key: "none", title: "No user information" },
  { key: "without_email", title: "Names without email addresses" },
  { key: "with_email", title: "Names and email addresses" },
]
