import { createHash } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Dice } from "../dice.ts"
import type { SoakOptions } from "../options.ts"
import { ServerProcess } from "../server-process.ts"

const mebibyte = 1_048_576
const partBytes = 20 * mebibyte

/** Sends that run at once. */
const lanes = 4

/**
 * Uploads one file of `count` parts of 20 MiB (52 are a gibibyte) and reads it back, watching the server's memory; on
 * SQLite, which has no part in how bytes go, and on Linux, which tells the peak. Fails above 150 MB more than the
 * server had before the first byte.
 */
export async function uploads({ count, seed }: SoakOptions, say: (line: string) => void): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "inkling-soak-uploads-"))
  const server = await ServerProcess.start({ data })
  try {
    const dice = new Dice(seed)
    const before = memoryOf(server.pid)
    const ask = async (
      method: string,
      path: string,
      body?: FormData | object,
    ): Promise<Record<string, unknown>> => {
      const isForm = body instanceof FormData
      const answer = await fetch(`${server.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${server.token}`,
          "notion-version": "2026-03-11",
          ...(body && !isForm && { "content-type": "application/json" }),
        },
        ...(body && { body: isForm ? body : JSON.stringify(body) }),
      })
      const read = (await answer.json()) as Record<string, unknown>
      if (answer.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(read)}`)
      return read
    }

    const file = { mode: "multi_part", number_of_parts: count, filename: "large.txt" }
    const { id } = await ask("POST", "/v1/file_uploads", file)
    const salt = dice.int(1, 1_000_000_000)
    const started = performance.now()
    let next = 1
    const lane = async () => {
      for (let part = next++; part <= count; part = next++) {
        const form = new FormData()
        form.set("file", new Blob([partOf(salt, part)]), "part")
        form.set("part_number", String(part))
        await ask("POST", `/v1/file_uploads/${id}/send`, form)
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    await ask("POST", `/v1/file_uploads/${id}/complete`)
    const sentMs = performance.now() - started

    const icon = { children: [{ file: { file_upload: { id } } }] }
    const made = await ask("PATCH", `/v1/blocks/${server.rootPageId}/children`, icon)
    const block = (made["results"] as { file: { file: { url: string } } }[])[0]
    const hash = createHash("sha256")
    const got = await fetch(block?.file.file.url ?? "")
    for await (const chunk of got.body ?? []) hash.update(chunk)
    const right = createHash("sha256")
    for (let part = 1; part <= count; part++) right.update(partOf(salt, part))
    if (hash.digest("hex") !== right.digest("hex")) throw new Error("Other bytes came back than were sent.")

    const { peakMb } = memoryOf(server.pid)
    say(
      `uploads: ${count * 20} MiB in ${count} parts, ${lanes} at once, sent in ${(sentMs / 1000).toFixed(1)} s and read back equal; ` +
        `peak memory ${peakMb} MB, ${peakMb - before.peakMb} MB above the start; seed ${seed}`,
    )
    if (peakMb - before.peakMb > 150) throw new Error("The server took more than 150 MB for it.")
  } finally {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** The bytes of one part: no two parts are equal, so that none shares another's blob. */
function partOf(salt: number, part: number): Buffer<ArrayBuffer> {
  return Buffer.alloc(partBytes, `${salt}:${part}\n`) as Buffer<ArrayBuffer>
}

/** The most memory a process has had so far. */
function memoryOf(pid: number): { peakMb: number } {
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))
  if (!peak) throw new Error("This system does not tell a process's peak memory.")
  return { peakMb: Math.round(Number(peak[1]) / 1024) }
}
