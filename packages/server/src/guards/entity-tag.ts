import { createHash } from "node:crypto"
import type { Rendered } from "../present/rendered.ts"

const tags = new WeakMap<Rendered, string>()

/**
 * A strong tag of an answer as its caller sees it: what the caller may not see does not move it. Links that expire and
 * values that look at the clock do.
 */
export function entityTag(answer: Rendered): string {
  let tag = tags.get(answer)
  if (tag === undefined) {
    tag = `"${createHash("sha1").update(answer.bytes).digest("base64url")}"`
    tags.set(answer, tag)
  }
  return tag
}

/** Whether an If-Match header names the tag, or whatever is there. */
export function namesTag(header: string, tag: string): boolean {
  return header.split(",").some((part) => part.trim() === "*" || part.trim() === tag)
}
