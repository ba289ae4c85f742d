import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { dialects } from "@inkling/store/testing"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../../test/start-server.ts"

const mebibyte = 1_048_576

let foreign: Server
let origin: string
let answer: RequestListener
beforeAll(async () => {
  foreign = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", resolve))
  origin = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => foreign.close(resolve)))

const pdf: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-type": "application/pdf", "content-length": 8 }).end("%PDF-1.4")
}

const create = (server: TestServer, external_url: string, filename = "dummy.pdf") =>
  server.send("POST", "/v1/file_uploads", { body: { mode: "external_url", external_url, filename } })

/** The upload once its import has ended. */
async function ended(server: TestServer, id: unknown) {
  await server.inkling.idle()
  return (await server.send("GET", `/v1/file_uploads/${id}`)).body
}

describe.each(dialects)("imports on %s", (dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(dialect, {
      egress: { allowLoopback: true },
      config: { maxUploadBytes: 5 * mebibyte },
    })
  })
  afterAll(() => server.close())
  afterEach(() => {
    answer = pdf
  })

  test("a file is fetched after the answer", async () => {
    answer = pdf
    const made = await create(server, `${origin}/dummy.pdf`)
    expect(made.body).toMatchObject({
      status: "pending",
      filename: "dummy.pdf",
      content_type: "application/pdf",
    })
    expect(await ended(server, made.body["id"])).toMatchObject({
      status: "uploaded",
      content_length: 8,
      file_import_result: { type: "success", success: {}, imported_time: "2026-06-27T17:01:15.000+00:00" },
    })
  })

  test("redirects are followed, but not for ever", async () => {
    answer = (request, response) => {
      if (request.url === "/2") pdf(request, response)
      else response.writeHead(302, { location: request.url === "/1" ? "/2" : "/loop" }).end()
    }
    expect((await create(server, `${origin}/1`)).status).toBe(200)
    const looped = await create(server, `${origin}/loop`)
    expect(looped.body["message"]).toContain("could not be reached")
  })

  test("what is not there, says no type or is too large is refused at once", async () => {
    answer = (_request, response) => response.writeHead(404).end()
    expect((await create(server, `${origin}/x`)).body["message"]).toContain("could not be reached")
    answer = (_request, response) => response.writeHead(200).end()
    expect((await create(server, `${origin}/x`)).body["message"]).toContain("Content-Type")
    answer = (_request, response) =>
      response.writeHead(200, { "content-type": "application/pdf", "content-length": 6 * mebibyte }).end()
    expect((await create(server, `${origin}/x`)).body["message"]).toContain("5 MiB")
    expect((await create(server, `${origin}/x`, "x.exe")).status).toBe(400)
  })

  test("one that turns out too large, or breaks off, has failed", async () => {
    answer = (request, response) => {
      response.writeHead(200, { "content-type": "application/pdf" })
      response.end(request.method === "GET" ? Buffer.alloc(5 * mebibyte + 1) : undefined)
    }
    const large = await create(server, `${origin}/x`)
    const result = { type: "error", error: { type: "validation_error", code: "file_upload_invalid_size" } }
    expect(await ended(server, large.body["id"])).toMatchObject({
      status: "failed",
      file_import_result: result,
    })
    answer = (request, response) => {
      response.writeHead(200, { "content-type": "application/pdf", "content-length": 100 })
      if (request.method === "GET") response.write("half", () => response.destroy())
      else response.end()
    }
    const broken = await create(server, `${origin}/x`)
    const failure = { type: "error", error: { type: "download_error", parameter: null, status_code: null } }
    expect(await ended(server, broken.body["id"])).toMatchObject({
      status: "failed",
      file_import_result: failure,
    })
  })
})
