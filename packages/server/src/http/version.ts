import { type ApiVersion, apiVersions, missingVersion, unknownVersion } from "@inkling/contract"

const known = new Set<string>(apiVersions)

/** @throws missingVersion · unknownVersion */
export function chooseVersion(header: string | undefined): ApiVersion {
  if (header === undefined) throw missingVersion()
  if (!known.has(header)) throw unknownVersion(header)
  return header as ApiVersion
}
