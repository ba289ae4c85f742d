import { validationError } from "@inkling/contract"

/** Of one integration. */
const maxUris = 50

/**
 * Where a public integration may send people: whole addresses, compared letter by letter. https, or http on this
 * machine for development. Source: RFC 6749 §3.1.2 and RFC 8252 §7.3; the number is inferred.
 * @throws validationError
 */
export function requireRedirectUris(uris: readonly string[]): string[] {
  if (uris.length === 0) throw validationError("A public integration needs a redirect URI.")
  if (uris.length > maxUris)
    throw validationError(`A public integration may have ${maxUris} redirect URIs at most.`)
  for (const uri of uris) requireRedirectUri(uri)
  return [...new Set(uris)]
}

function requireRedirectUri(uri: string): void {
  const url = URL.canParse(uri) ? new URL(uri) : undefined
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isThisMachine(url.hostname))
  if (!isSafe)
    throw validationError(
      `The redirect URI "${uri}" must be an https:// address, or http:// on localhost, 127.0.0.1 or [::1].`,
    )
  if (uri.includes("#")) throw validationError(`The redirect URI "${uri}" must not have a #fragment.`)
  if (url.username !== "" || url.password !== "")
    throw validationError(`The redirect URI "${uri}" must not carry a name or password.`)
}

function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "127.0.0.1" || host === "[::1]"
}
