import type { currentEndpoints, legacyEndpoints } from "./generated/endpoints.ts"
import type { SdkTypes } from "./generated/sdk-types.ts"
import type { EndpointKey } from "./manifest.ts"

type Entry<K extends EndpointKey> = Extract<
  (typeof currentEndpoints)[number] | (typeof legacyEndpoints)[number],
  { key: K }
>
type PathParam<K extends EndpointKey> = Entry<K>["pathParams"][number]
type QueryParam<K extends EndpointKey> = Entry<K>["queryParams"][number]

/** Distributes over unions, which Pick and Omit do not. */
type PickEach<T, Key extends PropertyKey> = T extends unknown ? Pick<T, Extract<keyof T, Key>> : never
type OmitEach<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never

/** The wire of every endpoint in the SDK's own types (newest version), split as the request is. */
export type Contract = {
  [K in EndpointKey]: {
    path: PickEach<SdkTypes[K]["parameters"], PathParam<K>>
    query: PickEach<SdkTypes[K]["parameters"], QueryParam<K>>
    body: OmitEach<SdkTypes[K]["parameters"], PathParam<K> | QueryParam<K>>
    response: SdkTypes[K]["response"]
  }
}
