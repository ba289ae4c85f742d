import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"

/** System calls that change what a disk or a client gets to see. */
export const tracedCalls = [
  "openat",
  "write",
  "writev",
  "pwrite64",
  "pwritev",
  "sendmsg",
  "sendto",
  "ftruncate",
  "fdatasync",
  "fsync",
  "unlink",
  "rename",
]

export type TraceEvent =
  | { kind: "write"; file: string; offset: number | undefined; bytes: Buffer }
  | { kind: "truncate"; file: string; size: number }
  /** `begun` names the call, so that its end can be told; syncs cover what was written before they began. */
  | { kind: "sync-begins" | "sync-ended"; file: string; thread: string }
  | { kind: "answer"; bytes: Buffer }

/**
 * Reads the output of `strace -f -y -xx`: calls of all threads in the order in which they began, and for syncs also
 * the moment when they had ended.
 */
export async function* readTrace(path: string): AsyncGenerator<TraceEvent> {
  const open = new Map<string, string>()
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const [, thread, call] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (thread === undefined || call === undefined) continue
    const resumed = /^<\.\.\. (\w+) resumed>/.exec(call)
    if (resumed) {
      const begun = open.get(thread)
      open.delete(thread)
      if (begun !== undefined && isOk(call)) yield { kind: "sync-ended", file: begun, thread }
      continue
    }
    const isUnfinished = call.endsWith("<unfinished ...>")
    if (!isUnfinished && !isOk(call)) continue
    const name = call.slice(0, call.indexOf("("))
    const file = fileOf(call)
    if (name === "fdatasync" || name === "fsync") {
      yield { kind: "sync-begins", file, thread }
      if (isUnfinished) open.set(thread, file)
      else yield { kind: "sync-ended", file, thread }
    } else if (name === "ftruncate") {
      yield { kind: "truncate", file, size: Number(/, (\d+)/.exec(call)?.[1]) }
    } else if (/^p?write|^send/.test(name)) {
      const bytes = bytesOf(call)
      if (file.startsWith("socket:") || file.startsWith("TCP")) yield { kind: "answer", bytes }
      else {
        const offset =
          name === "pwrite64" ? Number(/, (\d+)\)?(?: = \d+| <unfinished)/.exec(call)?.[1]) : undefined
        yield { kind: "write", file, offset, bytes }
      }
    }
  }
}

function isOk(call: string): boolean {
  return !/ = -1 /.test(call.slice(-200))
}

/** What the call's first descriptor is open on: a path, or `socket:[…]`. */
function fileOf(call: string): string {
  const inside = /^\w+\(\d+<((?:[^>\\]|\\.)*)>/.exec(call)?.[1] ?? ""
  return unhex(inside).toString("utf8")
}

/** All bytes a call was given; those of several buffers joined. */
function bytesOf(call: string): Buffer {
  const parts = [...call.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map((match) => unhex(match[1] as string))
  return Buffer.concat(parts)
}

function unhex(text: string): Buffer {
  if (!text.includes("\\x")) return Buffer.from(text, "utf8")
  return Buffer.from(text.replaceAll("\\x", ""), "hex")
}
