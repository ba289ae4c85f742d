/** Bytes of a body that are kept. */
export const maxKeptBytes = 16_384

/** Bytes looked at beyond them, so that no secret is cut in two and kept by half. */
const slackBytes = 4_096

/** What a text must hold for anything to be taken out of it. */
const suspicious = /ntn_|secret|signature|token|password|sig=|sig%3D|x-(?:amz|goog)-|:\/\/[^/\s"]*@/i

const tokens = /(ntn_|secret_)[\w-]{8,}/g

/** Parameters of signed links, plain or encoded once. */
const parameters =
  /(?<=\b|%[\da-f]{2}|\\u0026)(signature|sig|token|access_token|client_secret|x-(?:amz|goog)-(?:signature|credential|security-token))(=|%3D)[^&"'\\\s%]+/gi

/** Strings in JSON whose name says that they are secret. */
const members = /("[\w-]*(?:token|secret|password|signature)"\s*:\s*")(?:[^"\\]|\\.)+/gi

const credentialsInLinks = /(:\/\/)[^/\s"@]+@/g

/** A text without tokens, signatures, passwords and what links carry of them. */
export function scrubText(text: string): string {
  if (!suspicious.test(text)) return text
  return text
    .replace(tokens, "$1[removed]")
    .replace(parameters, "$1$2[removed]")
    .replace(members, "$1[removed]")
    .replace(credentialsInLinks, "$1[removed]@")
}

/**
 * The beginning of a body, scrubbed, as a string of bytes: each character stands for one. Short-lived strings cost less
 * than buffers, which are allocated outside of the heap.
 */
export function scrubBody(body: Uint8Array): string {
  const sizeBytes = Math.min(body.byteLength, maxKeptBytes + slackBytes)
  const bytes = Buffer.from(body.buffer, body.byteOffset, sizeBytes).toString("latin1")
  return scrubText(bytes).slice(0, maxKeptBytes)
}
