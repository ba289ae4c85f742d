// A new block is drawn before the server has named it. It keeps the name it was drawn under for as long as the tab
// lives, so that nothing is drawn anew, and no caret lost, when its id comes.

const ids = new Map<string, Promise<string>>()
const keys = new Map<string, string>()
let count = 0

/** A name for a block that has no id yet. */
export function newBlockKey(): string {
  count++
  return `new-${count}`
}

/** Tells what a block that was drawn under `key` is called by the server. */
export function keepBlockId(key: string, id: Promise<string>): void {
  ids.set(key, id)
  id.then((found) => keys.set(found, key)).catch(() => {})
}

/** The id of a block, once the server has given it. */
export async function blockId(keyOrId: string): Promise<string> {
  return ids.get(keyOrId) ?? keyOrId
}

/** The name that a block was first drawn under. */
export function blockKey(id: string): string {
  return keys.get(id) ?? id
}
