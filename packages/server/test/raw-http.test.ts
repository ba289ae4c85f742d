import { connect } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createInkling, type Inkling } from "../src/inkling.ts"

// What no client library would send, as bytes on a socket: an answer to each, and none that blames the server.

let inkling: Inkling
let port: number
beforeAll(async () => {
  inkling = await createInkling()
  port = Number(new URL(inkling.url).port)
})
afterAll(() => inkling.close())

/** The answer's status and body, once the server has answered or hung up. */
function exchange(sent: string | Buffer): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(sent))
    let received = ""
    const settle = () => {
      socket.destroy()
      const [head = "", body = ""] = received.split("\r\n\r\n")
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), body })
    }
    socket.on("data", (chunk) => {
      received += chunk
      const [head = "", body] = received.split("\r\n\r\n")
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
      if (body !== undefined && !(Buffer.byteLength(body) < length)) settle()
    })
    socket.on("close", settle)
    socket.on("error", (error) => (received === "" ? reject(error) : settle()))
  })
}

const headers = () => `Host: x\r\nAuthorization: Bearer ${inkling.token}\r\nNotion-Version: 2026-03-11\r\n`

const json = () => `${headers()}Content-Type: application/json\r\n`

const malformed: [name: string, status: number, make: () => string | Buffer][] = [
  ["no HTTP at all", 400, () => Buffer.from([0, 0xff, 0xfe, 13, 10, 13, 10])],
  ["another protocol", 400, () => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  [
    "a header of 100 kB",
    431,
    () => `GET /v1/users/me HTTP/1.1\r\n${json()}X: ${"x".repeat(100_000)}\r\n\r\n`,
  ],
  ["a negative length", 400, () => `POST /v1/search HTTP/1.1\r\n${json()}Content-Length: -1\r\n\r\n`],
  [
    "two lengths",
    400,
    () => `POST /v1/search HTTP/1.1\r\n${json()}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
  ],
  [
    "a broken chunk",
    400,
    () => `POST /v1/search HTTP/1.1\r\n${json()}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
  ],
  [
    "an expectation",
    417,
    () => `POST /v1/search HTTP/1.1\r\n${json()}Expect: magic\r\nContent-Length: 2\r\n\r\n{}`,
  ],
]

test.each(malformed)("%s is refused by the socket layer with %i", async (_name, status, make) => {
  expect((await exchange(make())).status).toBe(status)
})

const odd: [name: string, status: number, code: string | undefined, make: () => string][] = [
  ["an escape that is none", 400, "invalid_request_url", () => `GET /v1/pages/%zz HTTP/1.1\r\n${json()}\r\n`],
  ["overlong UTF-8", 400, "invalid_request_url", () => `GET /v1/pages/%c0%af HTTP/1.1\r\n${json()}\r\n`],
  ["U+0000 in a path", 400, "validation_error", () => `GET /v1/pages/%00 HTTP/1.1\r\n${json()}\r\n`],
  ["a way up", 400, "invalid_request_url", () => `GET /v1/../../etc/passwd HTTP/1.1\r\n${json()}\r\n`],
  ["a method of diagnosis", 400, "invalid_request_url", () => `TRACE /v1/users/me HTTP/1.1\r\n${json()}\r\n`],
  [
    "a long id",
    400,
    "validation_error",
    () => `GET /v1/users/${"a".repeat(15_000)} HTTP/1.1\r\n${json()}\r\n`,
  ],
  [
    "a GET with a body",
    200,
    undefined,
    () => `GET /v1/users/me HTTP/1.1\r\n${json()}Content-Length: 2\r\n\r\n{}`,
  ],
  [
    "no content type",
    200,
    undefined,
    () => `POST /v1/search HTTP/1.1\r\n${headers()}Content-Length: 2\r\n\r\n{}`,
  ],
  [
    "an empty content type",
    200,
    undefined,
    () => `POST /v1/search HTTP/1.1\r\n${headers()}Content-Type: \r\nContent-Length: 2\r\n\r\n{}`,
  ],
  [
    "a content type that is none",
    400,
    "validation_error",
    () => `POST /v1/comments HTTP/1.1\r\n${headers()}Content-Type: ;;=\r\nContent-Length: 2\r\n\r\n{}`,
  ],
]

test.each(odd)("%s is answered by the API with %i", async (_name, status, code, make) => {
  const answer = await exchange(make())
  expect(answer.status, answer.body).toBe(status)
  if (code !== undefined) expect(JSON.parse(answer.body)).toMatchObject({ object: "error", status, code })
})
