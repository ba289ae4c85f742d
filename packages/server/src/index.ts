export { Admin } from "./admin/admin.ts"
export type { MadeBackUp } from "./admin/back-up.ts"
export type { CreatedIntegration, NewIntegration } from "./admin/integrations.ts"
export type { NewPerson } from "./admin/people.ts"
export type {
  CreatedPublicIntegration,
  ListedAuthorization,
  NewPublicIntegration,
} from "./admin/public-integrations.ts"
export { type RestoreBackUpOptions, restoreBackUp } from "./admin/restore-back-up.ts"
export { type CreatedToken, defaultOverlapSeconds } from "./admin/tokens.ts"
export type { NewWebhook, ShownDelivery, ShownWebhook } from "./admin/webhooks.ts"
export type { Config } from "./config/config.ts"
export type { EgressPolicy } from "./egress/resolve-egress.ts"
export type { FaultRule, NewFault } from "./faults/fault-rule.ts"
export { blobsIn, type FilePlace } from "./files/open-files.ts"
export type { S3Options } from "./files/s3-blobs.ts"
export type { RateLimit } from "./http/rate-limit.ts"
export { createInkling, type Inkling, type InklingOptions, type Storage } from "./inkling.ts"
export type { RequestLine } from "./requests/request-line.ts"
export { scrubText } from "./requests/scrub.ts"
export type { ShownExchange, ShownRequest } from "./requests/shown-request.ts"
export type { Log } from "./services.ts"
export { SecretBox } from "./webhooks/secret-box.ts"
