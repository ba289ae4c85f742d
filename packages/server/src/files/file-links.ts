import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** Milliseconds a signed link is valid. Source: recorded `X-Amz-Expires=3600`. */
const validMs = 3_600_000

/** What a stable link says of its end: a moment that every client's parser can hold. */
const never = "9999-12-31T23:59:59.999Z"

/** Makes and checks links to hosted files. A file's key is `<upload id>/<name>`. */
export class FileLinks {
  readonly #key: string
  readonly isStable: boolean

  constructor(key: string, isStable: boolean) {
    this.#key = key
    this.isStable = isStable
  }

  /** `now` is not asked for a stable link. */
  sign(base: string, ws: number, key: string, now: () => number): { url: string; expiry_time: string } {
    const expires = this.isStable ? undefined : now() + validMs
    const path = key.split("/").map(encodeURIComponent).join("/")
    const query = `${expires === undefined ? "" : `expires=${expires}&`}signature=${this.#signature(ws, key, expires)}`
    return {
      url: `${base}/files/${ws}/${path}?${query}`,
      expiry_time: expires === undefined ? never : new Date(expires).toISOString(),
    }
  }

  /** Whose and which file a link is for, however old; undefined when we never signed it. */
  read(url: string): { ws: number; key: string; expires: number | undefined } | undefined {
    const match = /\/files\/(\d{1,15})\/([^?#]+)\?(?:expires=(\d{1,16})&)?signature=([\w-]+)$/.exec(url)
    if (!match) return undefined
    const [, ws, path = "", until, given = ""] = match
    const expires = until === undefined ? undefined : Number(until)
    try {
      const key = path.split("/").map(decodeURIComponent).join("/")
      const link = { ws: Number(ws), key, expires }
      const right = Buffer.from(this.#signature(link.ws, key, expires))
      const sent = Buffer.from(given)
      return right.length === sent.length && timingSafeEqual(right, sent) ? link : undefined
    } catch {
      return undefined // a stray % sign is no encoding
    }
  }

  #signature(ws: number, key: string, expires: number | undefined): string {
    return createHmac("sha256", this.#key)
      .update(`file:${ws}:${key}:${expires ?? ""}`)
      .digest("base64url")
  }
}

/** The key kept in a folder, readable by its owner only; made on first use. Source: design, secrets stay off the database. */
export function linkKeyOf(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, "link.key")
  try {
    writeFileSync(path, `${randomBytes(32).toString("base64url")}\n`, {
      flag: "wx",
      mode: 0o600,
      flush: true,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
  }
  return readFileSync(path, "utf8").trim()
}
