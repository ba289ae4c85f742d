import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { placeForFiles } from "../../../test/place-for-files.ts"
import { type Answer, startServer, type TestServer } from "../../../test/start-server.ts"
import { sendForm, uploadText } from "../../../test/upload.ts"
import { resultsOf, title } from "../../../test/wire.ts"

const hour = 3_600_000
const mebibyte = 1_048_576

describe.each(dialects)("file uploads on %s", (dialect) => {
  let server: TestServer
  const place = placeForFiles()
  beforeAll(async () => {
    server = await startServer(dialect, {
      files: place.options,
      config: { maxUploadBytes: 22 * mebibyte, publicUrl: "http://localhost" },
    })
  })
  afterAll(async () => {
    await server.close()
    place.remove()
  })

  const create = (body: object) => server.send("POST", "/v1/file_uploads", { body })
  const send = (id: unknown, bytes: string | Uint8Array, form: Parameters<typeof sendForm>[3] = {}) =>
    sendForm(server, id, bytes, form)
  const expectRefused = (answer: Answer, part: string) => {
    expect(answer.body).toMatchObject({ status: 400, code: "validation_error" })
    expect(answer.body["message"]).toContain(part)
  }

  test("a single part goes from pending to uploaded", async () => {
    const made = await create({})
    expect(made.body).toMatchObject({
      status: "pending",
      filename: null,
      content_type: null,
      content_length: null,
      created_time: "2026-06-27T17:01:00.000Z",
      expiry_time: "2026-06-27T18:01:00.000Z",
      upload_url: `http://localhost/v1/file_uploads/${made.body["id"]}/send`,
    })
    const sent = await send(made.body["id"], "fake", { filename: "boat.png", type: "image/png" })
    expect(sent.body).toMatchObject({
      status: "uploaded",
      filename: "boat.png",
      content_type: "image/png",
      content_length: 4,
    })
    expect(sent.body).not.toHaveProperty("upload_url")
    expect((await server.send("GET", `/v1/file_uploads/${made.body["id"]}`)).body).toEqual(sent.body)
    expectRefused(await send(made.body["id"], "again", { filename: "boat.png" }), "`uploaded`")
  })

  test("older versions end with archived", async () => {
    const made = await server.send("POST", "/v1/file_uploads", { body: {}, version: "2022-06-28" })
    expect(made.body).toMatchObject({ in_trash: false, archived: false })
  })

  test("parts come in any order, again, and are completed when all are there", async () => {
    const made = await create({ mode: "multi_part", number_of_parts: 2, filename: "sample.mp4" })
    const id = made.body["id"]
    expect(made.body).toMatchObject({
      content_type: "application/mp4",
      number_of_parts: { total: 2, sent: 0 },
    })
    expect(made.body).not.toHaveProperty("complete_url")
    const last = await send(id, "end", { part: "2" })
    expect(last.body).toMatchObject({
      status: "pending",
      number_of_parts: { total: 2, sent: 1 },
      content_length: 3,
      complete_url: `http://localhost/v1/file_uploads/${id}/complete`,
    })
    expectRefused(await server.send("POST", `/v1/file_uploads/${id}/complete`), "1 of its 2 parts")
    expectRefused(await send(id, "short", { part: "1" }), "between 5 and 20 MiB")
    expectRefused(await send(id, "x", { part: "3" }), "from 1 to 2")
    expectRefused(await send(id, "x", { part: "0" }), "from 1 to 2")
    expectRefused(await send(id, "x"), "part_number")
    const first = new Uint8Array(5 * mebibyte).fill(97)
    await send(id, first, { part: "1" })
    await send(id, first, { part: "1" })
    const done = await server.send("POST", `/v1/file_uploads/${id}/complete`)
    expect(done.body).toMatchObject({
      status: "uploaded",
      content_length: 5 * mebibyte + 3,
      number_of_parts: { total: 2, sent: 2 },
    })
    expectRefused(await server.send("POST", `/v1/file_uploads/${id}/complete`), "`uploaded`")
  })

  test("sizes have limits", async () => {
    const made = await create({ filename: "a.txt" })
    expectRefused(
      await send(made.body["id"], new Uint8Array(20 * mebibyte + 1), { filename: "a.txt" }),
      "20 MiB",
    )
    expect((await server.send("GET", `/v1/file_uploads/${made.body["id"]}`)).body["status"]).toBe("pending")
    const large = await create({ mode: "multi_part", number_of_parts: 2, filename: "a.txt" })
    await send(large.body["id"], new Uint8Array(20 * mebibyte), { part: "1" })
    expectRefused(await send(large.body["id"], new Uint8Array(3 * mebibyte), { part: "2" }), "22 MiB")
  })

  test("names and types must be ones that may be uploaded, and fit", async () => {
    expectRefused(await create({ filename: "run.exe" }), "has an extension that is not supported")
    expectRefused(await create({ content_type: "application/x-msdownload" }), "content_type")
    expectRefused(await create({ filename: `${"é".repeat(450)}.txt` }), "900 bytes")
    expect((await create({ filename: "boat", content_type: "image/png" })).body["filename"]).toBe("boat.png")
    const made = await create({ filename: "a.pdf" })
    expectRefused(
      await send(made.body["id"], "x", { filename: "a.png", type: "image/png" }),
      "does not match",
    )
    const none = await create({})
    expectRefused(await send(none.body["id"], "x", { filename: "x.exe" }), "extension")
    const path = await create({ filename: "../../etc/passwd.txt" })
    expect(path.body["filename"]).toBe(".._.._etc_passwd.txt")
  })

  test("modes ask for their fields", async () => {
    expectRefused(await create({ mode: "multi_part", filename: "a.txt" }), "number_of_parts")
    expectRefused(await create({ mode: "multi_part", number_of_parts: 2 }), "filename")
    expectRefused(await create({ number_of_parts: 2 }), "multi_part")
    expectRefused(await create({ mode: "external_url", filename: "a.txt" }), "external_url")
    expectRefused(await create({ external_url: "https://files.example/a.txt" }), "external_url")
    const single = await create({})
    expectRefused(await server.send("POST", `/v1/file_uploads/${single.body["id"]}/complete`), "`multi_part`")
    expectRefused(await send(single.body["id"], "x", { filename: "a.txt", part: "1" }), "part_number")
  })

  test("refuses bodies that are no form, or are cut short", async () => {
    const { body } = await create({ filename: "a.txt" })
    const path = `/v1/file_uploads/${body["id"]}/send`
    expectRefused(await server.send("POST", path, { body: {} }), "multipart/form-data")
    const headers = { "content-type": "multipart/form-data" }
    expectRefused(await server.send("POST", path, { body: "x", headers }), "boundary")
    const cut = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf'
    const bounded = { "content-type": "multipart/form-data; boundary=b" }
    expectRefused(await server.send("POST", path, { body: cut, headers: bounded }), "could not be read")
    const other = '--b\r\ncontent-disposition: form-data; name="other"\r\n\r\nx\r\n--b--\r\n'
    expectRefused(await server.send("POST", path, { body: other, headers: bounded }), "body.file")
    expect((await server.send("GET", `/v1/file_uploads/${body["id"]}`)).body["status"]).toBe("pending")
  })

  test("are there for nobody but the integration that made them", async () => {
    const { token } = await server.inkling.admin.createIntegration({ name: "Other uploader" })
    const id = await uploadText(server, "mine.txt", "mine")
    expect((await server.send("GET", `/v1/file_uploads/${id}`, { token })).status).toBe(404)
    expect((await sendForm(server, id, "x", { token })).status).toBe(404)
    expect((await server.send("POST", `/v1/file_uploads/${id}/complete`, { token })).status).toBe(404)
    expect(resultsOf((await server.send("GET", "/v1/file_uploads", { token })).body)).toEqual([])
    await server.inkling.admin.share(server.inkling.rootPageId, "Other uploader")
    const body = { children: [{ file: { file_upload: { id } } }] }
    const attached = await server.send("PATCH", `/v1/blocks/${server.inkling.rootPageId}/children`, {
      token,
      body,
    })
    expect(attached.status).toBe(404)
  })

  test("expire an hour after they were made, unless attached", async () => {
    const pending = await create({ filename: "p.txt" })
    const loose = await uploadText(server, "loose.txt", "loose")
    const kept = await uploadText(server, "kept.txt", "kept")
    const page = { parent: { page_id: server.inkling.rootPageId }, properties: title("Kept") }
    const children = [{ file: { file_upload: { id: kept } } }]
    expect((await server.send("POST", "/v1/pages", { body: { ...page, children } })).status).toBe(200)
    server.advance(hour)
    const statusOf = async (id: unknown) =>
      (await server.send("GET", `/v1/file_uploads/${id}`)).body["status"]
    expect(await statusOf(pending.body["id"])).toBe("expired")
    expect(await statusOf(loose)).toBe("expired")
    const now = await server.send("GET", `/v1/file_uploads/${kept}`)
    expect(now.body).toMatchObject({ status: "uploaded", expiry_time: null })
    expectRefused(await send(pending.body["id"], "late", { filename: "p.txt" }), "`expired`")
    const late = [{ file: { file_upload: { id: loose } } }]
    expectRefused(await server.send("POST", "/v1/pages", { body: { ...page, children: late } }), "`expired`")
    // Attached again after an hour: it stays for good.
    expect((await server.send("POST", "/v1/pages", { body: { ...page, children } })).status).toBe(200)
  })

  test("are listed by status, newest first, page by page", async () => {
    const list = async (query: string) => (await server.send("GET", `/v1/file_uploads?${query}`)).body
    server.advance(2 * hour)
    const ids = [(await create({})).body["id"], (await create({})).body["id"], (await create({})).body["id"]]
    const first = await list("status=pending&page_size=2")
    expect(resultsOf(first).map((one) => one["id"])).toEqual([ids[2], ids[1]])
    const rest = await list(`status=pending&page_size=2&start_cursor=${first["next_cursor"]}`)
    expect(resultsOf(rest).map((one) => one["id"])).toEqual([ids[0]])
    expect(rest).toMatchObject({ type: "file_upload", file_upload: {}, has_more: false })
    for (const status of ["uploaded", "expired", "failed"])
      for (const one of resultsOf(await list(`status=${status}`))) expect(one["status"]).toBe(status)
    expect(resultsOf(await list("status=expired")).length).toBeGreaterThan(1)
    expectRefused(await server.send("GET", "/v1/file_uploads?status=lost"), "status")
    expectRefused(await server.send("GET", "/v1/file_uploads?start_cursor=no"), "start_cursor")
  })
})
