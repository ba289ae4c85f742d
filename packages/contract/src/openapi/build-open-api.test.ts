import { Validator } from "@seriousme/openapi-schema-validator"
import { Ajv2020 } from "ajv/dist/2020.js"
import { beforeAll, expect, test } from "vitest"
import { beyondManifest } from "../beyond/beyond-manifest.ts"
import { manifest } from "../manifest.ts"
import { newestVersion } from "../versions.ts"
import { buildOpenApi } from "./build-open-api.ts"
import type { JsonSchema, OpenApi } from "./open-api.ts"

let document: OpenApi
beforeAll(() => {
  document = buildOpenApi()
})

/** The contract's own schemas are draft 2020-12 as far as they go, which is what OpenAPI 3.1 takes. */
function checker(schema: JsonSchema) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: "doc:", components: document.components })
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"doc:#/components/')
  return ajv.compile(JSON.parse(text))
}

const operations = () => Object.values(document.paths).flatMap((methods) => Object.values(methods))

test("is valid OpenAPI 3.1", async () => {
  const validator = new Validator()
  const result = await validator.validate(JSON.parse(JSON.stringify(document)))
  expect(result.errors).toBeUndefined()
  expect(result.valid).toBe(true)
  expect(validator.version).toBe("3.1")
})

test("has every endpoint of the newest version and every one of ours, once", () => {
  const keys = operations().map(({ operationId }) => operationId)
  const all = [...manifest(newestVersion), ...beyondManifest].map(({ key }) => key)
  expect(keys.toSorted()).toEqual(all.toSorted())
})

test("every reference leads somewhere, and nothing is there that nobody refers to", () => {
  const text = JSON.stringify(document)
  const named = new Set(
    [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name as string),
  )
  const schemas = document.components["schemas"] ?? {}
  expect([...named].filter((name) => !(name in schemas))).toEqual([])
  expect(Object.keys(schemas).filter((name) => !named.has(name))).toEqual([])
  expect(text).not.toContain("#/definitions/")
})

test("every path parameter is declared", () => {
  for (const [path, methods] of Object.entries(document.paths))
    for (const { parameters } of Object.values(methods)) {
      const declared = parameters.flatMap((one) => ("in" in one && one.in === "path" ? [one.name] : []))
      expect(declared.toSorted(), path).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted(),
      )
    }
})

test("answers are open, requests are closed", () => {
  const create = document.paths["/v1/pages"]?.["post"]
  const body = checker(create?.requestBody?.content["application/json"]?.schema as JsonSchema)
  const parent = { page_id: "1b1c0000-0000-4000-8000-000000000000" }
  expect(body({ parent, properties: {} })).toBe(true)
  expect(body({ parent, properties: {}, surprise: 1 })).toBe(false)
  const task = document.paths["/v1/async_tasks/{task_id}"]?.["get"]?.responses[200] as {
    content: Record<string, { schema: JsonSchema }>
  }
  expect(task.content["application/json"]?.schema).toMatchObject({
    allOf: [{ $ref: expect.any(String) }, {}],
  })
})

test("OAuth takes a client's id and secret, everything else a token", () => {
  const basic = operations().filter(({ security }) => security !== undefined)
  expect(basic.map(({ operationId }) => operationId).toSorted()).toEqual([
    "oauthIntrospect",
    "oauthRevoke",
    "oauthToken",
  ])
})

test("is the same each time", () => {
  expect(JSON.stringify(buildOpenApi())).toBe(JSON.stringify(document))
})
