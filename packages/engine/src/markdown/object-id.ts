import { parseUuid } from "../ids/parse-uuid.ts"

const HEX = /[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/**
 * The id that a link or placeholder names: the last one in its path, as in `{{user://…}}`, `https://…/Title-<id>` or
 * a bare id. Undefined when there is none.
 */
export function objectId(url: string): string | undefined {
  return lastId(url.split(/[?#]/)[0] as string)
}

/** The id of the block that a link points at within its page; for a link without one, the page's. */
export function blockId(url: string): string | undefined {
  const at = url.indexOf("#")
  return (at < 0 ? undefined : lastId(url.slice(at))) ?? objectId(url)
}

function lastId(text: string): string | undefined {
  const found = [...text.matchAll(HEX)].at(-1)?.[0]
  return found === undefined ? undefined : parseUuid(found)
}
