import { errorStatus } from "../api-error.ts"
import { beyondManifest } from "../beyond/beyond-manifest.ts"
import { type EndpointDefinition, manifest } from "../manifest.ts"
import { requestRoot, responseRoot } from "../schema/roots.ts"
import { referenceTo, type Schema } from "../schema/schema.ts"
import { apiVersions, newestVersion } from "../versions.ts"
import { ComponentSchemas } from "./component-schemas.ts"
import type { JsonSchema, OpenApi, Operation, Parameter } from "./open-api.ts"

/** Both sides of one endpoint, ours or the API's own. */
interface Described {
  key: string
  method: string
  path: string
  summary: string
  pathSchema: Schema
  querySchema: Schema
  /** Undefined for endpoints without one. */
  body: { type: "application/json" | "multipart/form-data"; schema: JsonSchema } | undefined
  answer: JsonSchema
  answersLater: boolean
}

/**
 * The newest version of the API and what is under /inkling/v1 as an OpenAPI 3.1 document: everything from the contract
 * that requests are checked with. Takes some 50 ms; the same each time.
 */
export function buildOpenApi(): OpenApi {
  const components = new ComponentSchemas()
  const described = [
    ...manifest(newestVersion).map((endpoint) => describe(endpoint, components)),
    ...describeBeyond(components),
  ]
  const paths: OpenApi["paths"] = {}
  for (const one of described) {
    paths[one.path] ??= {}
    const operations = paths[one.path] as Record<string, Operation>
    operations[one.method.toLowerCase()] = operationOf(one, components)
  }
  const tags = [...new Set(described.map(({ path }) => tagOf(path)))].map((name) => ({ name }))
  return {
    openapi: "3.1.0",
    info: {
      title: "Inkling",
      version: newestVersion,
      description: `Notion's REST API in version ${newestVersion}, and Inkling's own endpoints under /inkling/v1.`,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }],
    tags,
    paths,
    components: {
      schemas: { ...components.schemas, Error: errorSchema },
      securitySchemes: { bearer: { type: "http", scheme: "bearer" }, client: clientScheme },
      parameters: { NotionVersion: versionHeader },
      responses: {
        Error: { description: "What was wrong", content: { "application/json": { schema: errorReference } } },
      },
    },
  }
}

function describe({ key, method, path }: EndpointDefinition, components: ComponentSchemas): Described {
  const part = (name: "path" | "query" | "body") => {
    const root = requestRoot(newestVersion, key, name)
    return root === undefined ? undefined : components.resolve("requests", root)
  }
  const root = requestRoot(newestVersion, key, "body")
  const body = part("body")
  return {
    key,
    method,
    path,
    summary: sentenceOf(key),
    pathSchema: part("path") ?? {},
    querySchema: part("query") ?? {},
    body:
      key === "sendFileUpload"
        ? { type: "multipart/form-data", schema: formSchema }
        : body && root !== undefined && method !== "GET"
          ? { type: "application/json", schema: components.convert("requests", referenceTo(root)) }
          : undefined,
    answer: components.convert("responses", referenceTo(responseRoot(newestVersion, key))),
    answersLater: body?.properties?.["allow_async"] !== undefined,
  }
}

function describeBeyond(components: ComponentSchemas): Described[] {
  return beyondManifest.map(
    ({ key, method, path, summary, pathSchema, querySchema, bodySchema, responseSchema }) => ({
      key,
      method,
      path,
      summary,
      pathSchema,
      querySchema,
      body:
        method === "GET" || Object.keys(bodySchema.properties ?? {}).length === 0
          ? undefined
          : { type: "application/json", schema: components.convert("requests", bodySchema) },
      answer: components.convert("responses", responseSchema),
      answersLater: false,
    }),
  )
}

function operationOf(one: Described, components: ComponentSchemas): Operation {
  const parameters = (schema: Schema, place: "path" | "query"): Parameter[] =>
    Object.entries(schema.properties ?? {}).map(([name, own]) => ({
      name,
      in: place,
      required: place === "path" || (schema.required ?? []).includes(name),
      schema: components.convert("requests", own),
    }))
  const isOurs = one.path.startsWith("/inkling/")
  return {
    operationId: one.key,
    summary: one.summary,
    tags: [tagOf(one.path)],
    ...(tagOf(one.path) === "oauth" && { security: [{ client: [] }] }),
    parameters: [
      // Ours have the newest version's shape unless told otherwise.
      ...(isOurs ? [] : [{ $ref: "#/components/parameters/NotionVersion" }]),
      ...parameters(one.pathSchema, "path"),
      ...parameters(one.querySchema, "query"),
    ],
    ...(one.body && {
      requestBody: { required: true, content: { [one.body.type]: { schema: one.body.schema } } },
    }),
    responses: {
      200: { description: "Done", content: { "application/json": { schema: withRequestId(one.answer) } } },
      ...(one.answersLater && {
        202: {
          description: "Accepted, to be done later",
          content: {
            "application/json": {
              schema: withRequestId(
                components.convert("responses", referenceTo(responseRoot(newestVersion, "getAsyncTask"))),
              ),
            },
          },
        },
      }),
      "4XX": { $ref: "#/components/responses/Error" },
      "5XX": { $ref: "#/components/responses/Error" },
    },
  }
}

/** `/v1/data_sources/{id}` is of data_sources, `/inkling/v1/…` of inkling. */
const tagOf = (path: string): string =>
  path.startsWith("/inkling/") ? "inkling" : (path.split("/")[2] as string)

/** `createPage`: Create page. */
const sentenceOf = (key: string): string =>
  key.charAt(0).toUpperCase() + key.slice(1).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const withRequestId = (schema: JsonSchema): JsonSchema => ({
  allOf: [schema, { type: "object", properties: { request_id: { type: "string" } } }],
})

const formSchema: JsonSchema = {
  type: "object",
  properties: {
    file: { type: "string", contentMediaType: "application/octet-stream", description: "The bytes." },
    part_number: { type: "string", description: "From 1 on, when the file comes in parts." },
  },
  required: ["file"],
}

/** A public integration's client id and secret. */
const clientScheme = { type: "http", scheme: "basic" }

const errorReference: JsonSchema = { $ref: "#/components/schemas/Error" }

const errorSchema: JsonSchema = {
  type: "object",
  properties: {
    object: { type: "string", const: "error" },
    status: { type: "integer" },
    code: { type: "string", enum: Object.keys(errorStatus) },
    message: { type: "string" },
    additional_data: { type: "object" },
    request_id: { type: "string" },
  },
  required: ["object", "status", "code", "message"],
}

const versionHeader = {
  name: "Notion-Version",
  in: "header",
  required: true,
  description: `What objects look like. This document describes ${newestVersion}.`,
  schema: { type: "string", enum: [...apiVersions], default: newestVersion },
}
