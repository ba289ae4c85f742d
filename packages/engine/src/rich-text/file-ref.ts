/** Where a file's bytes are. `hosted` files are ours: `key` names the bytes, the URL is signed on reading. */
export type FileRef =
  | { type: "external"; external: { url: string } }
  | { type: "hosted"; hosted: { key: string; name: string } }

/** Icon of a page, database, data source or callout, as stored. Source: developers.notion.com/reference/emoji-and-icon */
export type Icon =
  | FileRef
  | { type: "emoji"; emoji: string }
  | { type: "custom_emoji"; custom_emoji: { id: string; name: string; url: string } }
  | { type: "icon"; icon: { name: string; color: string } }

export type Cover = FileRef
