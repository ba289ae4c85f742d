import { homedir } from "node:os"
import { join } from "node:path"

/** Where the proxy's certificate authority lives: with the person, not with a workspace. */
export function authorityFolder(): string {
  return join(process.env["INKLING_HOME"] ?? join(homedir(), ".inkling"), "authority")
}

/** The port a proxy listens on unless told otherwise. */
export const usualProxyPort = 4568
