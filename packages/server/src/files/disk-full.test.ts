import { readdirSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { placeForFiles } from "../../test/place-for-files.ts"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { sendForm } from "../../test/upload.ts"

/** Bytes that the disk has left, and whether it has room for a name. */
const disk = vi.hoisted(() => ({ bytes: Number.POSITIVE_INFINITY, hasNames: true }))
const full = () => Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" })

// No test can fill a disk: files are really written, until there is no room.
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>()
  const take = (bytes: number) => {
    disk.bytes -= bytes
    return disk.bytes >= 0
  }
  const write = (
    fd: number,
    chunk: Buffer,
    ...rest: [number, number, number, (error: Error | null) => void]
  ) => (take(rest[1]) ? fs.write(fd, chunk, ...rest) : rest[3](full()))
  const writev = (fd: number, chunks: Buffer[], position: number, done: (error: Error | null) => void) =>
    take(Buffer.concat(chunks).length) ? fs.writev(fd, chunks, position, done as never) : done(full())
  const createWriteStream = (path: string, options: object) =>
    fs.createWriteStream(path, { ...options, fs: { ...fs, write, writev } as never })
  return { ...fs, createWriteStream }
})
vi.mock("node:fs/promises", async (original) => {
  const fs = await original<typeof import("node:fs/promises")>()
  const rename: typeof fs.rename = (from, to) =>
    disk.hasNames ? fs.rename(from, to) : Promise.reject(full())
  return { ...fs, rename }
})

const mebibyte = 1_048_576
const place = placeForFiles()
let server: TestServer
beforeAll(async () => {
  server = await startServer("sqlite", { files: place.options })
})
beforeEach(() => {
  Object.assign(disk, { bytes: Number.POSITIVE_INFINITY, hasNames: true })
})
afterAll(async () => {
  await server.close()
  place.remove()
})

const create = async (more: object = {}) =>
  (await server.send("POST", "/v1/file_uploads", { body: { filename: "a.txt", ...more } })).body["id"]
const read = async (id: unknown) => (await server.send("GET", `/v1/file_uploads/${id}`)).body
const told = {
  status: 503,
  body: {
    code: "service_unavailable",
    message: expect.stringContaining("the disk that holds the workspace is full"),
  },
}
const temporary = () => readdirSync(join(place.options.folder, "incoming"))

test("a disk that fills up midway is told in plain words, and nothing is left of the half", async () => {
  const id = await create()
  disk.bytes = mebibyte
  expect(await sendForm(server, id, new Uint8Array(3 * mebibyte), { filename: "a.txt" })).toMatchObject(told)
  expect(await read(id)).toMatchObject({ status: "pending", content_length: null })
  expect(temporary()).toEqual([])
  disk.bytes = Number.POSITIVE_INFINITY
  expect((await sendForm(server, id, "whole", { filename: "a.txt" })).body["status"]).toBe("uploaded")
})

test("so is one that has no room for the file's name", async () => {
  const id = await create()
  disk.hasNames = false
  expect(await sendForm(server, id, "nameless", { filename: "a.txt" })).toMatchObject(told)
  expect(await read(id)).toMatchObject({ status: "pending" })
  expect(temporary()).toEqual([])
})

test("parts that came before stay, and the one that did not fit comes again", async () => {
  const id = await create({ mode: "multi_part", number_of_parts: 2 })
  const first = new Uint8Array(5 * mebibyte).fill(97)
  await sendForm(server, id, first, { part: "1" })
  disk.bytes = 10
  expect(await sendForm(server, id, "the last of it", { part: "2" })).toMatchObject(told)
  expect(await read(id)).toMatchObject({ status: "pending", number_of_parts: { total: 2, sent: 1 } })
  const early = await server.send("POST", `/v1/file_uploads/${id}/complete`)
  expect(early).toMatchObject({ status: 400, body: { code: "validation_error" } })
  disk.bytes = Number.POSITIVE_INFINITY
  await sendForm(server, id, "the last of it", { part: "2" })
  expect((await server.send("POST", `/v1/file_uploads/${id}/complete`)).body).toMatchObject({
    status: "uploaded",
    content_length: 5 * mebibyte + 14,
  })
})
