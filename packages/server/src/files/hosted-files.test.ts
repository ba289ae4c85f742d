import { createHash } from "node:crypto"
import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { placeForFiles } from "../../test/place-for-files.ts"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { sendForm, uploadText } from "../../test/upload.ts"
import { resultsOf, text, title } from "../../test/wire.ts"

const hour = 3_600_000

describe.each(dialects)("hosted files on %s", (dialect) => {
  let server: TestServer
  let page: string
  const place = placeForFiles()
  beforeAll(async () => {
    server = await startServer(dialect, { port: 0, files: place.options })
    const made = await server.send("POST", "/v1/pages", {
      body: { parent: { page_id: server.inkling.rootPageId }, properties: title("Holds files") },
    })
    page = made.body["id"] as string
  })
  afterAll(async () => {
    await server.close()
    place.remove()
  })

  /** Attaches an upload as a block and gives the link that reads back. */
  const linkTo = async (id: string, kind = "file"): Promise<string> => {
    const body = { children: [{ [kind]: { file_upload: { id } } }] }
    const made = await server.send("PATCH", `/v1/blocks/${page}/children`, { body })
    expect(made.body).not.toHaveProperty("message")
    const block = resultsOf(made.body)[0]?.[kind] as { type: string; file: { url: string } }
    expect(block.type).toBe("file")
    return block.file.url.replace("http://localhost", server.inkling.url)
  }
  const blobs = () =>
    readdirSync(join(place.options.folder, "blobs"), { recursive: true, encoding: "utf8" }).filter((name) =>
      statSync(join(place.options.folder, "blobs", name)).isFile(),
    )

  test("a link gives the bytes, their type, name and tag", async () => {
    const url = await linkTo(await uploadText(server, "Öl & Wasser.txt", "0123456789"))
    const got = await fetch(url)
    expect(got.status).toBe(200)
    expect(await got.text()).toBe("0123456789")
    expect(got.headers.get("content-type")).toBe("text/plain")
    expect(got.headers.get("content-length")).toBe("10")
    expect(got.headers.get("x-content-type-options")).toBe("nosniff")
    expect(got.headers.get("content-security-policy")).toContain("sandbox")
    expect(got.headers.get("content-disposition")).toBe(
      "inline; filename=\"_l & Wasser.txt\"; filename*=UTF-8''%C3%96l%20%26%20Wasser.txt",
    )
    const tag = createHash("sha256").update("0123456789").digest("hex")
    expect(got.headers.get("etag")).toBe(`"${tag}"`)
    const same = await fetch(url, { headers: { "if-none-match": `"${tag}"` } })
    expect(same.status).toBe(304)
    const head = await fetch(url, { method: "HEAD" })
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "10", ""])
    expect((await fetch(url, { method: "POST", body: "x" })).status).toBe(405)
  })

  test("ranges are answered over all parts", async () => {
    const mebibyte = 1_048_576
    const made = await server.send("POST", "/v1/file_uploads", {
      body: { mode: "multi_part", number_of_parts: 2, filename: "a.txt" },
    })
    const id = made.body["id"] as string
    await sendForm(server, id, new Uint8Array(5 * mebibyte).fill(97), { part: "1" })
    await sendForm(server, id, "bcdef", { part: "2" })
    await server.send("POST", `/v1/file_uploads/${id}/complete`)
    const url = await linkTo(id)
    const range = async (header: string, more = {}) => {
      const got = await fetch(url, { headers: { range: header, ...more } })
      return [got.status, got.headers.get("content-range"), got.status === 206 ? await got.text() : ""]
    }
    const size = 5 * mebibyte + 5
    expect(await range(`bytes=${5 * mebibyte - 2}-${5 * mebibyte + 1}`)).toEqual([
      206,
      `bytes ${5 * mebibyte - 2}-${5 * mebibyte + 1}/${size}`,
      "aabc",
    ])
    expect(await range("bytes=-3")).toEqual([206, `bytes ${size - 3}-${size - 1}/${size}`, "def"])
    expect(await range(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, ""])
    expect(await range("bytes=0-1,4-5")).toEqual([200, null, ""])
    expect(await range("bytes=0-1", { "if-range": '"other"' })).toEqual([200, null, ""])
    const whole = Buffer.from(await (await fetch(url)).arrayBuffer())
    expect(whole.length).toBe(size)
    expect(whole.subarray(-6).toString()).toBe("abcdef")
  })

  test("a link that was changed, or whose hour is over, is refused in plain words", async () => {
    const url = await linkTo(await uploadText(server, "secret.txt", "secret"))
    const other = url.replace(/signature=./, (found) => (found.endsWith("A") ? "signature=B" : "signature=A"))
    for (const bad of [
      other,
      url.replace(/expires=\d/, "expires=9"),
      url.replace("secret.txt", "other.txt"),
      url.split("?")[0] as string,
    ]) {
      const got = await fetch(bad)
      expect([got.status, got.headers.get("content-type")]).toEqual([403, "text/plain; charset=utf-8"])
      expect(await got.text()).toBe("This link is not valid.\n")
    }
    server.advance(hour)
    const late = await fetch(url)
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining("expired")])
  })

  test("what a browser would run is only ever downloaded", async () => {
    const svg = await uploadText(server, "x.svg", "<svg onload='alert(1)'/>")
    const page = await uploadText(server, "x.html", "<script>alert(1)</script>")
    for (const url of [await linkTo(svg, "image"), await linkTo(page)]) {
      const got = await fetch(url)
      expect(got.headers.get("content-disposition")).toMatch(/^attachment;/)
      expect(got.headers.get("content-security-policy")).toContain("sandbox")
    }
  })

  test("what lies about its type is shown as what it claims to be, and as nothing else", async () => {
    const html = "<script>alert(1)</script>"
    for (const [name, type] of [
      ["x.png", "image/png"],
      ["x.pdf", "application/pdf"],
      ["x.txt", "text/plain"],
    ] as const) {
      const got = await fetch(await linkTo(await uploadText(server, name, html)))
      expect(got.headers.get("content-type")).toBe(type)
      expect(got.headers.get("x-content-type-options")).toBe("nosniff")
      expect(got.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox")
    }
  })

  test("a link leads to no other file of the machine", async () => {
    const url = await linkTo(await uploadText(server, "tricks.txt", "mine"))
    const [base = "", query = ""] = url.split("?")
    const folder = base.slice(0, base.lastIndexOf("/"))
    for (const path of [
      "..%2F..%2Flink.key",
      "%2e%2e/link.key",
      "../../link.key",
      "tricks.txt%00.png",
      "tricks.txt/",
    ]) {
      const got = await fetch(`${folder}/${path}?${query}`)
      expect([path, got.status]).toEqual([path, 403])
    }
  })

  test("stand in blocks, icons, covers, files properties and comments", async () => {
    const picture = await uploadText(server, "boat.png", "png")
    const upload = { type: "file_upload", file_upload: { id: picture } }
    const kinds: [string, string][] = [
      ["image", "a.png"],
      ["video", "a.mp4"],
      ["audio", "a.mp3"],
      ["pdf", "a.pdf"],
      ["file", "a.json"],
    ]
    for (const [kind, name] of kinds) await linkTo(await uploadText(server, name, kind), kind)
    const hosted = {
      type: "file",
      file: { url: expect.stringContaining("/boat.png?"), expiry_time: expect.any(String) },
    }
    const dressed = await server.send("PATCH", `/v1/pages/${page}`, { body: { icon: upload, cover: upload } })
    expect(dressed.body).toMatchObject({ icon: hosted, cover: hosted })
    const database = await server.send("POST", "/v1/databases", {
      body: {
        parent: { type: "page_id", page_id: page },
        icon: upload,
        initial_data_source: { properties: { Name: { title: {} }, Files: { files: {} } } },
      },
    })
    expect(database.body).toMatchObject({ icon: hosted })
    const source = (database.body["data_sources"] as { id: string }[])[0]?.id
    const row = await server.send("POST", "/v1/pages", {
      body: {
        parent: { data_source_id: source },
        properties: { ...title("Row"), Files: { files: [upload, { ...upload, name: "Again" }] } },
      },
    })
    expect(row.body["properties"]).toMatchObject({
      Files: {
        files: [
          { name: "boat.png", ...hosted },
          { name: "Again", ...hosted },
        ],
      },
    })
    // Sent back as it was read, it stays the same file.
    const read = (row.body["properties"] as { Files: { files: unknown[] } }).Files.files
    const again = await server.send("PATCH", `/v1/pages/${row.body["id"]}`, {
      body: { properties: { Files: { files: read.slice(1) } } },
    })
    expect(again.body["properties"]).toMatchObject({ Files: { files: [{ name: "Again", ...hosted }] } })
    const comment = await server.send("POST", "/v1/comments", {
      body: { parent: { page_id: page }, rich_text: text("See"), attachments: [{ file_upload_id: picture }] },
    })
    expect(comment.body["attachments"]).toEqual([{ category: "image", file: hosted.file }])
  })

  test("do not stand where their kind does not fit", async () => {
    const id = await uploadText(server, "a.mp4", "film")
    const body = { children: [{ image: { file_upload: { id } } }] }
    const refused = await server.send("PATCH", `/v1/blocks/${page}/children`, { body })
    expect(refused.body["message"]).toContain("Invalid image url.")
    // Nothing was attached: it still expires.
    expect((await server.send("GET", `/v1/file_uploads/${id}`)).body["expiry_time"]).not.toBeNull()
    const missing = { children: [{ image: { file_upload: { id: "00000000-0000-8000-8000-000000000000" } } }] }
    expect((await server.send("PATCH", `/v1/blocks/${page}/children`, { body: missing })).status).toBe(404)
  })

  test("equal bytes are kept once, and go when the last upload that has them expired", async () => {
    const before = blobs().length
    const first = await uploadText(server, "one.txt", "the same bytes")
    await uploadText(server, "two.txt", "the same bytes")
    expect(blobs()).toHaveLength(before + 1)
    const url = await linkTo(first)
    await uploadText(server, "three.txt", "bytes for nobody")
    expect(blobs()).toHaveLength(before + 2)
    server.advance(7 * hour)
    const swept = await server.inkling.sweepFiles()
    expect(swept).toMatchObject({ temporaryFiles: 0 })
    expect(swept.expired).toBeGreaterThanOrEqual(2)
    expect(blobs().length).toBeLessThan(before + 2)
    // The other one was attached; its link is old by now.
    expect((await fetch(url)).status).toBe(403)
    expect(await (await fetch(await linkTo(first))).text()).toBe("the same bytes")
    expect(await server.inkling.sweepFiles()).toEqual({ expired: 0, blobs: 0, temporaryFiles: 0 })
  })

  test("a refused or broken send leaves no temporary file", async () => {
    const made = await server.send("POST", "/v1/file_uploads", { body: { filename: "a.txt" } })
    await sendForm(server, made.body["id"], new Uint8Array(21 * 1_048_576), { filename: "a.txt" })
    expect(readdirSync(join(place.options.folder, "incoming"))).toEqual([])
    expect(statSync(join(place.options.folder, "link.key")).mode & 0o777).toBe(0o600)
  })

  test("a refused send over a socket is answered, and so is one without a token", async () => {
    const made = await server.send("POST", "/v1/file_uploads", { body: { filename: "a.txt" } })
    for (const [token, status] of [
      [server.inkling.token, 400],
      ["wrong", 401],
    ] as const) {
      const form = new FormData()
      form.set("file", new Blob([new Uint8Array(30 * 1_048_576)]), "a.txt")
      const answer = await fetch(`${server.inkling.url}/v1/file_uploads/${made.body["id"]}/send`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "notion-version": "2026-03-11" },
        body: form,
      })
      expect([answer.status, ((await answer.json()) as { status: number }).status]).toEqual([status, status])
    }
  })
})

test("stable links stay the same", async () => {
  const place = placeForFiles()
  const server = await startServer("sqlite", {
    port: 0,
    files: place.options,
    config: { fileLinks: "stable" },
  })
  const id = await uploadText(server, "a.png", "png")
  const icon = { type: "file_upload", file_upload: { id } }
  const path = `/v1/pages/${server.inkling.rootPageId}`
  const first = await server.send("PATCH", path, { body: { icon } })
  server.advance(30 * 24 * hour)
  const later = await server.send("GET", path)
  expect(later.body["icon"]).toEqual(first.body["icon"])
  const { url } = (later.body["icon"] as { file: { url: string } }).file
  expect(await (await fetch(url.replace("http://localhost", server.inkling.url))).text()).toBe("png")
  await server.close()
  place.remove()
})
