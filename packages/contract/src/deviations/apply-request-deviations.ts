import type { Definitions } from "../schema/schema.ts"
import { type ApiVersion, isBefore } from "../versions.ts"
import {
  allowEmbeddedUploads,
  nameBlockContentText,
  nameHiddenBlockKinds,
  tolerateBlockEchoes,
  tolerateMediaType,
} from "./blocks.ts"
import { allowOldFilterKeys, allowStatusGroupFilters, describeViewFilters } from "./filters.ts"
import { adaptFlags } from "./flags.ts"
import { allowLaterAdditions } from "./later-additions.ts"
import { allowBareValues } from "./page-properties.ts"
import { adaptRelations, tolerateConfigurationEchoes } from "./property-schemas.ts"
import { tolerateRichTextEchoes } from "./rich-text.ts"

/** Changes freshly loaded request schemas into what `version` takes. Each deviation states its source. */
export function applyRequestDeviations(definitions: Definitions, version: ApiVersion): void {
  tolerateRichTextEchoes(definitions)
  tolerateBlockEchoes(definitions, version)
  nameHiddenBlockKinds(definitions)
  allowEmbeddedUploads(definitions)
  tolerateMediaType(definitions)
  allowBareValues(definitions)
  adaptRelations(definitions, version)
  tolerateConfigurationEchoes(definitions)
  adaptFlags(definitions, version)
  allowStatusGroupFilters(definitions)
  describeViewFilters(definitions)
  allowLaterAdditions(definitions)
  if (isBefore(version, "2022-02-22")) {
    nameBlockContentText(definitions)
    allowOldFilterKeys(definitions)
  }
}
