import { isSameSecret } from "./secret.ts"

const name = "inkling_session"

/** Milliseconds that a session lasts: 30 days. */
export const sessionMs = 30 * 24 * 3_600_000

type Sign = (text: string) => string

/** The cookie line that signs a browser in. `Lax`: links from elsewhere arrive signed in, forms from elsewhere do not. */
export function sessionCookie(secret: string, sign: Sign, isSecure: boolean): string {
  return line(`${secret}.${sign(`session ${secret}`)}`, sessionMs / 1000, isSecure)
}

/** The cookie line that signs it out. */
export function endedCookie(isSecure: boolean): string {
  return line("", 0, isSecure)
}

/** The secret of the session that a Cookie header carries; undefined when it has none that we signed. */
export function readSessionCookie(header: string | undefined, sign: Sign): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=")
    if (pair.slice(0, at).trim() !== name) continue
    const [secret = "", signature = ""] = pair
      .slice(at + 1)
      .trim()
      .split(".")
    if (secret !== "" && isSameSecret(signature, sign(`session ${secret}`))) return secret
  }
  return undefined
}

/** What a page must send beside the cookie to change something: other sites can cause the cookie, but not know this. */
export function csrfToken(secret: string, sign: Sign): string {
  return sign(`csrf ${secret}`)
}

function line(value: string, seconds: number, isSecure: boolean): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure ? "; Secure" : ""}`
}
