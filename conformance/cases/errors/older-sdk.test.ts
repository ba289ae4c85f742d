import { expect, it } from "vitest"
import { text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid, nobodysId, notFound } from "../../kit/failure.ts"
import { legacy } from "../../kit/matrix.ts"
import type { Answer, Args, List } from "../../kit/notion.ts"
import { ids } from "../../kit/read.ts"

// Notion adds endpoints to every version at once: the older SDK has no names for these, its version has the endpoints.

eachSdk(
  "endpoints that came after the SDK",
  (kit, { version }) => {
    const ask = <T = Answer>(method: "get" | "post" | "patch" | "delete", path: string, body?: Args) =>
      kit.notion.request<T>({ path, method, ...(body && { body }) })
    const comment = async () => {
      const page = await kit.page()
      return kit.notion.comments.create({ parent: { page_id: page.id }, rich_text: text("First") })
    }
    /** What the SDK has no way to send: a form. */
    const send = async (id: string, content: string, part?: string) => {
      const form = new FormData()
      form.set("file", new Blob([content], { type: "text/plain" }), "note.txt")
      if (part !== undefined) form.set("part_number", part)
      const { baseUrl, token, fetch } = kit.target
      const response = await fetch(`${baseUrl}/v1/file_uploads/${id}/send`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "notion-version": version },
        body: form,
      })
      return { status: response.status, body: (await response.json()) as Answer }
    }

    it("retrieves, changes and deletes a comment", async () => {
      const made = await comment()
      expect(await ask("get", `comments/${made.id}`)).toMatchObject({ object: "comment", id: made.id })
      const changed = await ask("patch", `comments/${made.id}`, { rich_text: text("Second") })
      expect(changed).toMatchObject({ id: made.id, rich_text: [{ plain_text: "Second" }] })
      expect(await ask("delete", `comments/${made.id}`)).toMatchObject({ id: made.id })
      const gone = notFound("comment", made.id)
      await kit.refuses(ask("get", `comments/${made.id}`), gone)
      await kit.refuses(ask("patch", `comments/${made.id}`, { rich_text: text("Third") }), gone)
      await kit.refuses(ask("delete", `comments/${made.id}`), gone)
    })

    it("moves a page", async () => {
      const [page, target] = [await kit.page("Moved"), await kit.page("Target")]
      const parent = { type: "page_id", page_id: target.id }
      expect(await ask("post", `pages/${page.id}/move`, { parent })).toMatchObject({ id: page.id, parent })
      await kit.refuses(ask("post", `pages/${nobodysId}/move`, { parent }), notFound("page", nobodysId))
    })

    it("uploads a file, whole and in parts", async () => {
      const whole = await ask("post", "file_uploads", { mode: "single_part", filename: "note.txt" })
      const sent = await send(whole.id, "Hello")
      expect(sent).toMatchObject({ status: 200, body: { status: "uploaded", content_length: 5 } })
      expect(await ask("get", `file_uploads/${whole.id}`)).toMatchObject({
        status: "uploaded",
        archived: false,
      })
      const listed = await ask<List>("get", "file_uploads")
      expect(ids(listed.results)).toContain(whole.id)
      const parted = { mode: "multi_part", filename: "note.txt", number_of_parts: 1 }
      const { id } = await ask("post", "file_uploads", parted)
      await send(id, "Hello", "1")
      expect(await ask("post", `file_uploads/${id}/complete`)).toMatchObject({ status: "uploaded" })
    })

    it("refuses uploads that are not there, not allowed or not done", async () => {
      await kit.refuses(ask("get", `file_uploads/${nobodysId}`), notFound("file_upload", nobodysId))
      await kit.refuses(ask("post", "file_uploads", { filename: "a.exe" }), invalid())
      await kit.refuses(
        kit.notion.request({ path: "file_uploads", method: "get", query: { status: "odd" } }),
        invalid(),
      )
      const whole = await ask("post", "file_uploads", { mode: "single_part", filename: "note.txt" })
      await kit.refuses(ask("post", `file_uploads/${whole.id}/complete`), invalid())
      expect(await send(nobodysId, "x")).toMatchObject({ status: 404, body: { code: "object_not_found" } })
    })

    it("refuses a cursor of databases that is none", () =>
      kit.refuses(kit.notion.databases.list({ start_cursor: "nowhere" }), invalid()))
  },
  legacy,
)
