import { apiVersions } from "@inkling/contract"
import type { Random } from "@inkling/engine"
import { mutateJson } from "./mutate-json.ts"
import { formBoundary, type ValidRequest } from "./valid-requests.ts"
import { wildText } from "./wild-values.ts"

export interface RawRequest {
  method: string
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array
}

export interface Tokens {
  good: string
  revoked: string
  /** Reads only. */
  weak: string
}

/** Once in so many requests a body is megabytes long. */
const hugeEvery = 2_500

const newVersions = ["2025-09-03", "2026-03-11"]

/** A request as a careless or hostile client would send it. */
export function mutateRequest(request: ValidRequest, tokens: Tokens, random: Random): RawRequest {
  const versions = request.isOld ? apiVersions.slice(0, 5) : random(3) === 0 ? apiVersions : newVersions
  const sent: RawRequest = {
    method: request.method,
    path: request.path,
    headers: {
      authorization: request.authorization ?? `Bearer ${tokens.good}`,
      "notion-version": versions[random(versions.length)] as string,
      ...contentType(request),
    },
  }
  if (request.body !== undefined) sent.body = JSON.stringify(request.body)
  if (request.form !== undefined) sent.body = request.form
  const roll = random(100)
  if (request.body !== undefined && roll < 70) sent.body = mutateJson(request.body, random)
  else if (request.form !== undefined && roll < 60) breakForm(sent, random)
  else if (sent.body !== undefined && roll < 78) breakBody(sent, random)
  else if (roll < 90) breakPath(sent, random)
  else breakHeaders(sent, tokens, random)
  if (random(hugeEvery) === 0 && sent.method !== "GET" && sent.method !== "DELETE")
    sent.body = `{"children":${JSON.stringify("x".repeat(10 * 1024 * 1024))}}`
  return sent
}

/** The header of a request's body. */
export function contentType({ body, form }: ValidRequest): { "content-type"?: string } {
  if (form !== undefined) return { "content-type": `multipart/form-data; boundary=${formBoundary}` }
  return body === undefined ? {} : { "content-type": "application/json" }
}

function breakForm(sent: RawRequest, random: Random): void {
  const form = sent.body as string
  const field = (name: string, value: string) =>
    form.replace(
      "--",
      `--${formBoundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--`,
    )
  const broken: readonly (() => string)[] = [
    () => form.slice(0, random(form.length)),
    () => form.slice(random(form.length)),
    () => form.replace('name="file"', `name="${wildText(random)}"`),
    () => form.replace('filename="a.txt"', `filename="${wildText(random).slice(0, 2_000)}"`),
    () => form.replace('filename="a.txt"', 'filename="../../etc/passwd"'),
    () => form.replace("text/plain", wildText(random)),
    () => form.replace("\r\nContent-Type: text/plain", ""),
    () => form.replaceAll("\r\n", "\n"),
    () => form.replaceAll(formBoundary, "----other"),
    () => field("part_number", wildText(random)),
    () => field("part_number", "1"),
    () => field(wildText(random), wildText(random)),
    () => form + form,
  ]
  sent.body = (broken[random(broken.length)] as () => string)()
}

function breakBody(sent: RawRequest, random: Random): void {
  const text = sent.body as string
  const broken: readonly (() => string | Uint8Array)[] = [
    () => text.slice(0, random(text.length)),
    () => `${text}}`,
    () => text.replaceAll('"', "'"),
    () => "",
    () => "null",
    () => '"text"',
    () => "17",
    () => "[]",
    () => "NaN",
    () => `\ufeff${text}`,
    () => "[".repeat(100_000),
    () => Uint8Array.from([0xff, 0xfe, 0x7b, 0x7d]),
    () => Uint8Array.from(Buffer.from(text, "utf16le")),
    () => text.replace("{", '{"__proto__":{"polluted":true},"a":1,"a":2,'),
  ]
  sent.body = (broken[random(broken.length)] as () => string | Uint8Array)()
  const types = [
    "application/json",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "json",
  ]
  sent.headers["content-type"] = types[random(types.length)] as string
}

function breakPath(sent: RawRequest, random: Random): void {
  const wild = encodeURIComponent(wildText(random).toWellFormed()).slice(0, 3_000)
  const [pathname = "", query = ""] = sent.path.split("?")
  const segments = pathname.split("/")
  switch (random(8)) {
    case 0:
      segments[segments.length - 1 - random(2)] = wild
      sent.path = segments.join("/")
      break
    case 1:
      sent.path = `${pathname}/${wild}`
      break
    case 2:
      sent.path = `${pathname}?${query}&${wild}=${wild}`
      break
    case 3:
      sent.path = `${pathname}?${query}&page_size=${wild}`
      break
    case 4:
      sent.path = `${pathname}?${query}&start_cursor=${wild}&start_cursor=${wild}`
      break
    case 5:
      sent.path = `${pathname.replace(/-/g, "")}%00%ff%c0%af`
      break
    case 6:
      sent.path = `${pathname}?filter_properties=${wild}&filter_properties[]=${wild}&filter_properties[x]=1`
      break
    default:
      sent.method = ["GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", "OPTIONS"][random(7)] as string
      if (sent.method === "GET" || sent.method === "HEAD") delete sent.body
  }
}

function breakHeaders(sent: RawRequest, tokens: Tokens, random: Random): void {
  const { headers } = sent
  const wild = wildText(random).replace(/[^\x20-\x7e]/g, "?")
  switch (random(7)) {
    case 0:
      delete headers["notion-version"]
      break
    case 1:
      headers["notion-version"] = wild
      break
    case 2:
      delete headers["authorization"]
      break
    case 3:
      headers["authorization"] = ["Bearer", "Basic YTpi", "bearer ntn_x", `Bearer ${tokens.revoked}`, wild][
        random(5)
      ] as string
      break
    case 4:
      headers["authorization"] = `Bearer ${tokens.weak}`
      break
    case 5:
      headers["notion-beta"] = wild
      break
    default:
      headers["content-type"] = wild
      headers["accept"] = wild
      headers["content-encoding"] = "gzip"
      headers["x-forwarded-host"] = wild
  }
}
