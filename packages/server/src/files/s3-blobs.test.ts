import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import S3rver from "s3rver"
import { afterAll, beforeAll, expect, test } from "vitest"
import { placeForFiles } from "../../test/place-for-files.ts"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { sendForm, uploadText } from "../../test/upload.ts"

const keys = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" }
const bucketFolder = placeForFiles()
const place = placeForFiles()
let s3: S3rver
let endpoint: string
let server: TestServer

beforeAll(async () => {
  s3 = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory: bucketFolder.options.folder,
    configureBuckets: [{ name: "files", configs: [] }],
  })
  const { port } = await s3.run()
  endpoint = `http://127.0.0.1:${port}`
  const s3Options = { endpoint, bucket: "files", ...keys }
  server = await startServer("sqlite", { port: 0, files: { ...place.options, s3: s3Options } })
})
afterAll(async () => {
  await server.close()
  await s3.close()
  place.remove()
  bucketFolder.remove()
})

const iconUrl = async (id: string): Promise<string> => {
  const icon = { type: "file_upload", file_upload: { id } }
  const answer = await server.send("PATCH", `/v1/pages/${server.inkling.rootPageId}`, { body: { icon } })
  const { url } = (answer.body["icon"] as { file: { url: string } }).file
  return url.replace("http://localhost", server.inkling.url)
}

test("bytes go to the bucket and come back, whole and in ranges over parts", async () => {
  const text = await uploadText(server, "a.png", "0123456789")
  expect(await (await fetch(await iconUrl(text))).text()).toBe("0123456789")
  const size = 5 * 1_048_576
  const made = await server.send("POST", "/v1/file_uploads", {
    body: { mode: "multi_part", number_of_parts: 2, filename: "large.png" },
  })
  const id = made.body["id"] as string
  await sendForm(server, id, new Uint8Array(size).fill(97), { part: "1" })
  await sendForm(server, id, "bcd", { part: "2" })
  expect((await server.send("POST", `/v1/file_uploads/${id}/complete`)).body["status"]).toBe("uploaded")
  const got = await fetch(await iconUrl(id), { headers: { range: `bytes=${size - 2}-${size + 1}` } })
  expect([got.status, await got.text()]).toEqual([206, "aabc"])
})

test("what nobody attached is removed from the bucket", async () => {
  await uploadText(server, "loose.txt", "for nobody")
  server.advance(7 * 3_600_000)
  expect(await server.inkling.sweepFiles()).toMatchObject({ expired: 1, blobs: 1 })
})

test("a store that refuses or is away makes the send fail, with nothing attached", async () => {
  const refusing = createServer((_request, response) => response.writeHead(403).end("<Error/>"))
  await new Promise<void>((resolve) => refusing.listen(0, "127.0.0.1", resolve))
  const { port } = refusing.address() as AddressInfo
  const s3Options = { endpoint: `http://127.0.0.1:${port}`, bucket: "files", ...keys }
  const other = await startServer("sqlite", { files: { ...place.options, s3: s3Options } })
  const made = await other.send("POST", "/v1/file_uploads", { body: { filename: "a.txt" } })
  expect((await sendForm(other, made.body["id"], "x", { filename: "a.txt" })).status).toBe(503)
  expect((await other.send("GET", `/v1/file_uploads/${made.body["id"]}`)).body["status"]).toBe("pending")
  await other.close()
  await new Promise((resolve) => refusing.close(resolve))
})
