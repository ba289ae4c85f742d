import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto"

const nonceBytes = 12
const tagBytes = 16

/** Encrypts secrets that must be read back, under a key that is kept outside the database. AES-256-GCM. */
export class SecretBox {
  readonly #key: Uint8Array

  /** @param key any text with enough chance in it; it is hashed to the length needed */
  constructor(key: string) {
    this.#key = createHash("sha256").update(key).digest()
  }

  seal(secret: string): string {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv("aes-256-gcm", this.#key, nonce)
    const sealed = Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()])
    return sealed.toString("base64url")
  }

  /** @throws Error when it was sealed under another key, or changed since */
  open(sealed: string): string {
    const bytes = Buffer.from(sealed, "base64url")
    const decipher = createDecipheriv("aes-256-gcm", this.#key, bytes.subarray(0, nonceBytes))
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
    const text = bytes.subarray(nonceBytes, bytes.length - tagBytes)
    return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8")
  }
}
