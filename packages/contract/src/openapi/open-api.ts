/** The parts of OpenAPI 3.1 that are written here. Source: spec.openapis.org/oas/v3.1.1 */
export interface OpenApi {
  openapi: "3.1.0"
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  security: Record<string, string[]>[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
}

export interface Operation {
  operationId: string
  summary: string
  tags: string[]
  /** Where it is not the document's. */
  security?: Record<string, string[]>[]
  parameters: Parameter[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<string, { description: string; content: Content } | { $ref: string }>
}

export type Parameter =
  | { $ref: string }
  | { name: string; in: "path" | "query"; required: boolean; schema: JsonSchema }

export type Content = Record<string, { schema: JsonSchema }>

/** JSON Schema 2020-12, as far as it goes. */
export type JsonSchema = Record<string, unknown>
