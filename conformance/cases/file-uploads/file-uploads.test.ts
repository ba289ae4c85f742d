import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { nobodysId } from "../../kit/failure.ts"
import { modern } from "../../kit/matrix.ts"
import { ids } from "../../kit/read.ts"

eachSdk(
  "file uploads",
  (kit) => {
    const file = (text: string) => ({ filename: "note.txt", data: new Blob([text], { type: "text/plain" }) })
    const uploaded = async (text: string) => {
      const made = await kit.notion.fileUploads.create({ mode: "single_part", filename: "note.txt" })
      return kit.notion.fileUploads.send({ file_upload_id: made.id, file: file(text) })
    }

    it("sends a file in one part and retrieves it", async () => {
      const sent = await uploaded("Hello")
      expect(sent).toMatchObject({
        status: "uploaded",
        filename: "note.txt",
        content_type: "text/plain",
        content_length: 5,
      })
      const found = await kit.notion.fileUploads.retrieve({ file_upload_id: sent.id })
      expect(found).toMatchObject({ id: sent.id, status: "uploaded" })
    })

    it("sends a file in parts and completes it", async () => {
      const made = await kit.notion.fileUploads.create({
        mode: "multi_part",
        filename: "a.txt",
        number_of_parts: 2,
      })
      const part = "x".repeat(5 * 1024 * 1024)
      await kit.notion.fileUploads.send({ file_upload_id: made.id, part_number: "1", file: file(part) })
      await kit.notion.fileUploads.send({ file_upload_id: made.id, part_number: "2", file: file("end") })
      const done = await kit.notion.fileUploads.complete({ file_upload_id: made.id })
      expect(done).toMatchObject({
        status: "uploaded",
        content_length: part.length + 3,
        number_of_parts: { total: 2, sent: 2 },
      })
    })

    it("lists uploads by status, newest first", async () => {
      const sent = await uploaded("Listed")
      const listed = await kit.notion.fileUploads.list({ status: "uploaded", page_size: 1 })
      expect(ids(listed.results)).toEqual([sent.id])
    })

    it("attaches an upload to a page", async () => {
      const sent = await uploaded("Attached")
      const page = await kit.page()
      await kit.notion.blocks.children.append({
        block_id: page.id,
        children: [{ type: "file", file: { type: "file_upload", file_upload: { id: sent.id } } }],
      })
      const found = await kit.notion.fileUploads.retrieve({ file_upload_id: sent.id })
      expect(found["expiry_time"]).toBeNull()
    })

    it("refuses what is not there, not finished, or not allowed", async () => {
      await expect(kit.notion.fileUploads.retrieve({ file_upload_id: nobodysId })).rejects.toMatchObject({
        status: 404,
        code: "object_not_found",
      })
      await expect(kit.notion.fileUploads.create({ filename: "a.exe" })).rejects.toMatchObject({
        status: 400,
        code: "validation_error",
      })
      await expect(
        kit.notion.fileUploads.send({ file_upload_id: nobodysId, file: file("x") }),
      ).rejects.toMatchObject({ status: 404, code: "object_not_found" })
      await expect(kit.notion.fileUploads.list({ status: "odd" })).rejects.toMatchObject({
        status: 400,
        code: "validation_error",
      })
      const made = await kit.notion.fileUploads.create({ mode: "single_part", filename: "note.txt" })
      await expect(kit.notion.fileUploads.complete({ file_upload_id: made.id })).rejects.toMatchObject({
        status: 400,
        code: "validation_error",
      })
    })
  },
  modern,
)
