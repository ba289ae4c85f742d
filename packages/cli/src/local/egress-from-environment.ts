import type { EgressPolicy } from "@inkling/server"

/** Where webhooks and imports may go beyond the public internet: INKLING_EGRESS_HOSTS, comma-separated; loopback in development. */
export function egressFromEnvironment(isDev = false, env: NodeJS.ProcessEnv = process.env): EgressPolicy {
  const hosts = env["INKLING_EGRESS_HOSTS"]
  return {
    ...(isDev && { allowLoopback: true }),
    ...(hosts && { allowedHosts: hosts.split(",").map((host) => host.trim().toLowerCase()) }),
  }
}
