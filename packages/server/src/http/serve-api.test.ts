import { type IncomingMessage, request } from "node:http"
import { connect } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createInkling, type Inkling } from "../inkling.ts"

let inkling: Inkling
beforeAll(async () => {
  inkling = await createInkling()
})
afterAll(() => inkling.close())

const headers = () => ({ authorization: `Bearer ${inkling.token}`, "notion-version": "2026-03-11" })

interface Answer {
  status: number | undefined
  headers: IncomingMessage["headers"]
  body: string
}

/** Sends a body in chunks, without saying how long it is. */
function post(path: string, type: string, chunks: readonly Buffer[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${inkling.url}${path}`, {
      method: "POST",
      headers: { ...headers(), "content-type": type },
    })
    sent.on("response", async (response) => {
      let body = ""
      for await (const chunk of response.setEncoding("utf8")) body += chunk
      resolve({ status: response.statusCode, headers: response.headers, body })
    })
    sent.on("error", reject)
    for (const chunk of chunks) sent.write(chunk)
    sent.end()
  })
}

test("a body in chunks is put together", async () => {
  const chunks = ['{"que', 'ry":', '"nothing of the kind"}'].map((text) => Buffer.from(text))
  const answer = await post("/v1/search", "application/json", chunks)
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toMatchObject({ object: "list", results: [] })
})

test.each(["json", "application", "a b/json"])("a body called %s is not read", async (type) => {
  const answer = await post("/v1/comments", type, [Buffer.from("{ this is not JSON")])
  expect(answer.status).toBe(400)
  expect(JSON.parse(answer.body)).toMatchObject({ object: "error", code: "validation_error" })
})

test("a body without end is refused, and its connection with it", async () => {
  const port = Number(new URL(inkling.url).port)
  const received = await new Promise<string>((resolve) => {
    let text = ""
    const socket = connect(port, "127.0.0.1", () => {
      const lines = Object.entries({ host: "x", ...headers(), "transfer-encoding": "chunked" })
      socket.write(`POST /v1/search HTTP/1.1\r\n${lines.map(([a, b]) => `${a}: ${b}\r\n`).join("")}\r\n`)
      const chunk = `100000\r\n${"x".repeat(1 << 20)}\r\n`
      for (let megabyte = 0; megabyte < 18; megabyte++) socket.write(chunk)
    })
    socket.on("data", (data) => {
      text += data
      if (text.includes("validation_error")) socket.end()
    })
    socket.on("error", () => {})
    socket.on("close", () => resolve(text))
  })
  expect(received).toMatch(/^HTTP\/1\.1 400 /)
  expect(received).toMatch(/\r\nconnection: close\r\n/i)
  expect(received).toContain('"object":"error"')
})

test("a client that hangs up in the middle of a body is no matter", async () => {
  const port = Number(new URL(inkling.url).port)
  await new Promise<void>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write("POST /v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{", () =>
        socket.destroy(),
      )
    })
    socket.on("close", () => resolve())
  })
  expect((await post("/v1/search", "application/json", [Buffer.from("{}")])).status).toBe(200)
})

test("a long answer says how long it is, and is that long", async () => {
  const parent = { page_id: inkling.rootPageId }
  const children = Array.from({ length: 100 }, (_, at) => ({
    paragraph: { rich_text: [{ text: { content: `${at} ${"ü".repeat(300)}` } }] },
  }))
  const page = await post("/v1/pages", "application/json", [
    Buffer.from(JSON.stringify({ parent, properties: {}, children })),
  ])
  const id = JSON.parse(page.body).id as string
  for (let read = 0; read < 2; read++) {
    const answer = await fetch(`${inkling.url}/v1/blocks/${id}/children`, { headers: headers() })
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.length).toBeGreaterThan(60_000)
    expect(Number(answer.headers.get("content-length"))).toBe(bytes.length)
    expect(JSON.parse(bytes.toString()).results).toHaveLength(100)
  }
})

test("closing ends the connections that are kept", async () => {
  const other = await createInkling()
  const ask = () => fetch(`${other.url}/v1/users/me`, { headers: { authorization: "Bearer none" } })
  expect((await ask()).status).toBe(401)
  await other.close()
  await expect(ask()).rejects.toThrow()
})
