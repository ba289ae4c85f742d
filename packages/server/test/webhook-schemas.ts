import { fileURLToPath } from "node:url"
import { Ajv } from "ajv"
import { createGenerator } from "ts-json-schema-generator"

/** Says what is wrong with a payload by the official SDK's type of its event; undefined when nothing is. */
export type CheckPayload = (payload: Record<string, unknown>) => string | undefined

/** Compiles the SDK's types of webhooks; takes some seconds. */
export function webhookSchemas(): CheckPayload {
  const client = fileURLToPath(import.meta.resolve("@notionhq/client"))
  const path = client.replace(/index\.js$/, "api-endpoints/webhooks.d.ts")
  const generator = createGenerator({
    path,
    type: "*",
    expose: "export",
    jsDoc: "none",
    additionalProperties: false,
    encodeRefs: false,
    skipTypeCheck: true,
  })
  const schema = generator.createSchema("*")
  const ajv = new Ajv({ strict: false })
  ajv.addSchema(schema as object, "webhooks")
  return (payload) => {
    const words = String(payload["type"]).split(/[._]/)
    const name = `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}WebhookPayload`
    if (!schema.definitions?.[name]) return `The SDK has no ${name}.`
    const isRight = ajv.validate({ $ref: `webhooks#/definitions/${name}` }, payload)
    return isRight ? undefined : `${name}: ${ajv.errorsText()}`
  }
}
