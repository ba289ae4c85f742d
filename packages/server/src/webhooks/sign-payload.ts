import { createHmac, randomBytes } from "node:crypto"

/** Value of X-Notion-Signature. Source: the SDK's verifyWebhookSignature and the docs' known answer */
export function signPayload(body: string, token: string): string {
  return `sha256=${createHmac("sha256", token).update(body, "utf8").digest("hex")}`
}

/** A verification token in the form of the docs' sample. */
export function newVerificationToken(): string {
  return `secret_${randomBytes(32).toString("base64url")}`
}
