import { randomBytes, scrypt } from "node:crypto"
import { isSameSecret } from "./secret.ts"

/** Shortest password, in characters. Source: NIST SP 800-63B asks for eight at least */
export const minPasswordChars = 10
/** Longest one. */
export const maxPasswordChars = 200

/** Cost: 32 MiB and some 100 ms a try. Source: OWASP's password storage cheat sheet */
const cost = { N: 2 ** 15, r: 8, p: 1 }

/** `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key].join("$")
}

/** False without a kept password too, after as much work: how long it takes does not tell who has one. */
export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const [, N, r, p, salt = "", key = ""] = (kept ?? nobodys).split("$")
  const given = await derive(password, Buffer.from(salt, "base64url"), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return isSameSecret(given, key) && kept !== null && kept !== undefined
}

const nobodys = ["scrypt", cost.N, cost.r, cost.p, "AAAAAAAAAAAAAAAAAAAAAA", ""].join("$")

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<string> {
  return new Promise((resolve, reject) => {
    // One form for letters that can be typed in two.
    scrypt(password.normalize("NFKC"), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key.toString("base64url")),
    )
  })
}
