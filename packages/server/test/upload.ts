import { newestVersion } from "@inkling/contract"
import type { Answer, TestServer } from "./start-server.ts"

interface Form {
  filename?: string
  type?: string
  part?: string
  token?: string
}

/** Sends bytes to an upload, as the SDK does. */
export async function sendForm(
  server: TestServer,
  id: unknown,
  bytes: string | Uint8Array,
  { filename, type, part, token = server.inkling.token }: Form = {},
): Promise<Answer> {
  const form = new FormData()
  const blob = new Blob([Buffer.from(bytes)], type === undefined ? {} : { type })
  form.set("file", blob, filename ?? "part")
  if (part !== undefined) form.set("part_number", part)
  const response = await server.inkling.fetch(`http://localhost/v1/file_uploads/${id}/send`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "notion-version": newestVersion },
    body: form,
  })
  const { request_id: _, ...body } = (await response.json()) as Record<string, unknown>
  return { status: response.status, headers: response.headers, body }
}

/** Uploads a text and returns the upload's id. */
export async function uploadText(server: TestServer, filename: string, text: string): Promise<string> {
  const made = await server.send("POST", "/v1/file_uploads", { body: { filename } })
  const sent = await sendForm(server, made.body["id"], text, { filename })
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body))
  return sent.body["id"] as string
}
