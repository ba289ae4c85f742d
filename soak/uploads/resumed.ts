import { createHash } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Dice } from "../dice.ts"
import type { SoakOptions } from "../options.ts"
import { ServerProcess } from "../server-process.ts"

const partBytes = 5 * 1_048_576
const partCount = 4

/**
 * Kills the server `count` times while it takes in a part, at a random byte of it. After each kill the upload must be
 * pending with just the parts that were answered, and the one under way or not; sent again and completed, the file must
 * read back equal. On SQLite, which has no part in how bytes go.
 */
export async function resumed({ count, seed }: SoakOptions, say: (line: string) => void): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "inkling-soak-resumed-"))
  const dice = new Dice(seed)
  let server = await ServerProcess.start({ data })
  let kept = 0
  try {
    for (let round = 1; round <= count; round++) {
      const salt = dice.int(1, 1_000_000_000)
      const file = { mode: "multi_part", number_of_parts: partCount, filename: "resumed.txt" }
      const { id } = await ask(server, "POST", "/v1/file_uploads", file)
      const cutAt = dice.int(1, partCount)
      for (let part = 1; part < cutAt; part++) await sendPart(server, id, salt, part)
      const bytes = dice.int(1, 4) === 1 ? partBytes : dice.int(0, partBytes)
      const cut = sendCut(server, id, salt, cutAt, bytes)
      await cut.sent
      await server.kill()
      await cut.ended
      server = await ServerProcess.start({ data })
      const after = await ask(server, "GET", `/v1/file_uploads/${id}`)
      const { sent } = after["number_of_parts"] as { sent: number }
      if (after["status"] !== "pending" || (sent !== cutAt - 1 && sent !== cutAt))
        throw new Error(`${cutAt - 1} parts were answered; after the kill it says ${JSON.stringify(after)}.`)
      kept += sent
      for (let part = cutAt; part <= partCount; part++) await sendPart(server, id, salt, part)
      await ask(server, "POST", `/v1/file_uploads/${id}/complete`)
      await expectEqual(server, id, salt)
    }
    say(
      `resumed: ${count} kills while a part came in, ${kept} parts that were there stayed, all files equal; seed ${seed}`,
    )
  } finally {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

type Body = Record<string, unknown>

async function ask(
  server: ServerProcess,
  method: string,
  path: string,
  body?: FormData | object,
): Promise<Body> {
  const isForm = body instanceof FormData
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...headersOf(server), ...(body && !isForm && { "content-type": "application/json" }) },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  })
  const read = (await answer.json()) as Body
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(read)}`)
  return read
}

const headersOf = ({ token }: ServerProcess) => ({
  authorization: `Bearer ${token}`,
  "notion-version": "2026-03-11",
})

async function sendPart(server: ServerProcess, id: unknown, salt: number, part: number): Promise<void> {
  const form = new FormData()
  form.set("file", new Blob([partOf(salt, part)]), "part")
  form.set("part_number", String(part))
  await ask(server, "POST", `/v1/file_uploads/${id}/send`, form)
}

/** Sends the first bytes of a part and leaves the request open. `ended` resolves however it ends. */
function sendCut(server: ServerProcess, id: unknown, salt: number, part: number, bytes: number) {
  const said = Promise.withResolvers<void>()
  const form = (name: string, rest: string) =>
    `--cut\r\ncontent-disposition: form-data; name="${name}"${rest}\r\n\r\n`
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      controller.enqueue(
        Buffer.from(`${form("part_number", "")}${part}\r\n${form("file", '; filename="part"')}`),
      )
      controller.enqueue(partOf(salt, part).subarray(0, bytes))
      if (bytes === partBytes) {
        controller.enqueue(Buffer.from("\r\n--cut--\r\n"))
        controller.close()
      }
      // Some of it is on its way by then; how much is chance.
      setTimeout(said.resolve, 20)
      if (bytes < partBytes) await new Promise(() => {})
    },
  })
  const ended = fetch(`${server.url}/v1/file_uploads/${id}/send`, {
    method: "POST",
    headers: { ...headersOf(server), "content-type": "multipart/form-data; boundary=cut" },
    body,
    duplex: "half",
  } as RequestInit).then(
    () => undefined,
    () => undefined,
  )
  return { sent: said.promise, ended }
}

async function expectEqual(server: ServerProcess, id: unknown, salt: number): Promise<void> {
  const children = { children: [{ file: { file_upload: { id } } }] }
  const made = await ask(server, "PATCH", `/v1/blocks/${server.rootPageId}/children`, children)
  const [block] = made["results"] as { file: { file: { url: string } } }[]
  const got = await fetch(block?.file.file.url ?? "")
  const hash = createHash("sha256")
    .update(Buffer.from(await got.arrayBuffer()))
    .digest("hex")
  const right = createHash("sha256")
  for (let part = 1; part <= partCount; part++) right.update(partOf(salt, part))
  if (hash !== right.digest("hex")) throw new Error("Other bytes came back than were sent.")
}

/** The bytes of one part, like no other's. */
function partOf(salt: number, part: number): Buffer<ArrayBuffer> {
  return Buffer.alloc(partBytes, `${salt}:${part}\n`) as Buffer<ArrayBuffer>
}
