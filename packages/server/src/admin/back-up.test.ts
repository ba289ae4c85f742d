import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { dialects, type TestStorage, testStorage } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { placeForFiles } from "../../test/place-for-files.ts"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { uploadText } from "../../test/upload.ts"
import { resultsOf } from "../../test/wire.ts"
import { createInkling, type Inkling } from "../inkling.ts"
import { restoreBackUp } from "./restore-back-up.ts"

const clock = { now: Date.now }
const folder = mkdtempSync(join(tmpdir(), "inkling-backups-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(dialects)("a server's backup on %s", (dialect) => {
  let server: TestServer
  const place = placeForFiles()
  const other = placeForFiles()
  const path = join(folder, dialect)
  let storage: TestStorage
  let answer: { status: number; body: Record<string, unknown> }

  const ask = async (body: object, headers: Record<string, string> = { authorization: "Bearer s3cret" }) => {
    const response = await fetch(`${server.inkling.url}/inkling/admin/v1/backups`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const children = async ({ fetch, token, rootPageId }: Inkling) => {
    const response = await fetch(`http://localhost/v1/blocks/${rootPageId}/children`, {
      headers: { authorization: `Bearer ${token}`, "notion-version": "2026-03-11" },
    })
    return (await response.json()) as Record<string, unknown>
  }
  const linkIn = (body: Record<string, unknown>): string => {
    const block = resultsOf(body).find(({ type }) => type === "file")
    if (!block) throw new Error("There is no file block.")
    return (block["file"] as { file: { url: string } }).file.url
  }

  beforeAll(async () => {
    server = await startServer(dialect, {
      port: 0,
      files: place.options,
      seed: "demo",
      adminSecret: "s3cret",
    })
    const id = await uploadText(server, "kept.txt", "the bytes")
    const body = { children: [{ file: { file_upload: { id } } }] }
    await server.send("PATCH", `/v1/blocks/${server.inkling.rootPageId}/children`, { body })
    storage = await testStorage(dialect, "restored")
    answer = await ask({ path })
  })
  afterAll(async () => {
    await server.close()
    await storage.remove()
    place.remove()
    other.remove()
  })

  test("says what it holds", () => {
    expect(answer).toMatchObject({ status: 200, body: { path, files: { count: 1, missing: [] } } })
    expect(answer.body["rows"]).toBeGreaterThan(100)
  })

  test("becomes a server that answers the same, files included", async () => {
    const blobFolder = join(other.options.folder, "blobs")
    await restoreBackUp({ path, target: storage.options, blobFolder, clock })
    const { token } = server.inkling
    const copy = await createInkling({ storage: storage.options, files: other.options, token })
    expect(copy).toMatchObject({ token, rootPageId: server.inkling.rootPageId })
    const [before, after] = [await children(server.inkling), await children(copy)]
    const ids = (body: Record<string, unknown>) => resultsOf(body).map(({ id }) => id)
    expect(ids(after)).toEqual(ids(before))
    const bytes = await fetch(linkIn(after).replace("http://localhost", copy.url))
    expect(await bytes.text()).toBe("the bytes")
    await copy.close()
  })

  test("is not restored where a workspace is", async () => {
    const blobFolder = join(folder, `${dialect}-untouched`)
    const again = restoreBackUp({ path, target: storage.options, blobFolder, clock })
    await expect(again).rejects.toThrow(/is not empty|There is a database at/)
    expect(readdirSync(folder)).not.toContain(`${dialect}-untouched`)
  })

  test("has its files checked, and needs a place for them", async () => {
    const target = { file: join(folder, `${dialect}-target.db`) }
    await expect(restoreBackUp({ path, target, clock })).rejects.toThrow(/Restore without INKLING_FILES_S3/)
    const name = readdirSync(join(path, "files"), { recursive: true, encoding: "utf8" }).find((one) =>
      /-\d+$/.test(one),
    ) as string
    const blobFolder = join(folder, `${dialect}-blobs`)
    writeFileSync(join(path, "files", name), "other bytes")
    await expect(restoreBackUp({ path, target, blobFolder, clock })).rejects.toThrow(/is not what it was/)
    rmSync(join(path, "files", name))
    await expect(restoreBackUp({ path, target, blobFolder, clock })).rejects.toThrow(/0 files in place of 1/)
    rmSync(join(path, "files"), { recursive: true })
    await expect(restoreBackUp({ path, target, blobFolder, clock })).rejects.toThrow(/files cannot be read/)
    expect(readdirSync(folder).filter((one) => one.startsWith(`${dialect}-target`))).toEqual([])
  })

  test("takes a full path that is free, and says why it cannot be written", async () => {
    expect(await ask({ path: "here" })).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect(await ask({})).toMatchObject({ status: 400 })
    const taken = await ask({ path })
    expect(taken.status).toBe(400)
    expect(taken.body["message"]).toMatch(/There is something at/)
    writeFileSync(join(folder, `${dialect}-file`), "")
    const failed = await ask({ path: join(folder, `${dialect}-file`, "below") })
    expect(failed).toMatchObject({ status: 503, body: { code: "service_unavailable" } })
    expect(failed.body["message"]).toMatch(/The backup could not be written: /)
  })

  test("is nothing that somebody who signed in may ask for", async () => {
    const { path: link } = await server.inkling.admin.createSigninLink()
    const signedIn = await fetch(`${server.inkling.url}/inkling/signin`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ link: link.split("link=")[1] }),
    })
    const { csrf_token } = (await signedIn.json()) as { csrf_token: string }
    const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] as string
    const own = join(folder, `${dialect}-by-session`)
    const asked = await ask({ path: own }, { cookie, "x-csrf-token": csrf_token })
    expect(asked).toMatchObject({ status: 403, body: { message: "Only the admin secret may do this." } })
    expect(await ask({ path: own }, {})).toMatchObject({ status: 401 })
    expect(readdirSync(folder)).not.toContain(`${dialect}-by-session`)
  })
})
