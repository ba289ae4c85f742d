/** Where to go after signing in: a path of this server, `/` for anything that could lead elsewhere. */
export function ownPath(next: string | null | undefined): string {
  return next && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next) ? next : "/"
}
