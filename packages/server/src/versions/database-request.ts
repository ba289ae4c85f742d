import type { ApiVersion, EndpointKey } from "@inkling/contract"

/** Rewrites what databases' requests said before data sources. */
export function upgradeDatabaseRequest(
  _version: ApiVersion,
  _key: EndpointKey,
  body: Record<string, unknown>,
): Record<string, unknown> {
  return body
}
