import { Ajv } from "ajv"
import { describe, expect, test } from "vitest"
import { explain } from "../src/explain/explain.ts"
import { type ApiVersion, type EndpointKey, newestVersion } from "../src/index.ts"
import { formats } from "../src/schema/formats.ts"
import { requestRoot } from "../src/schema/roots.ts"
import { referenceTo } from "../src/schema/schema.ts"
import { compilerFor } from "../src/schema/schema-set.ts"
import { mutate } from "./mutate.ts"
import { chooseSeed, seededRandom } from "./random.ts"
import { legacySampleBodies, sampleBodies } from "./sample-bodies.ts"

const seed = chooseSeed()
const mutations = 20_000

/** The same schemas, read by a general validator; it has no word for "nothing fits" but `not`. */
function oracleFor(version: ApiVersion): (key: EndpointKey) => (body: unknown) => boolean {
  const { definitions } = compilerFor(version, "requests")
  const known = JSON.parse(JSON.stringify(definitions).replaceAll('{"enum":[]}', '{"not":{}}')) as object
  const ajv = new Ajv({ strict: false, validateSchema: false, logger: false })
  for (const [name, { test }] of Object.entries(formats)) ajv.addFormat(name, test)
  ajv.addSchema({ $id: "wire", definitions: known })
  const validators = new Map<EndpointKey, (body: unknown) => boolean>()
  return (key) => {
    let validate = validators.get(key)
    if (!validate) {
      validate = ajv.compile({ $ref: `wire#/definitions/${requestRoot(version, key, "body")}` })
      validators.set(key, validate)
    }
    return validate
  }
}

describe.each([
  [newestVersion, sampleBodies, mutations],
  ["2022-06-28" as const, legacySampleBodies, mutations / 4],
])("bodies of %s", (version, samples, count) => {
  const compiler = compilerFor(version, "requests")
  const oracle = oracleFor(version)
  const at = { path: "body", depth: 0, isOptional: false }

  test.each(samples.map(([key, body], index) => [`${key} ${index}`, key, body] as const))(
    "takes the sample of %s",
    (_name, key, body) => {
      const schema = referenceTo(requestRoot(version, key, "body") as string)
      expect(explain(schema, body, at, compiler)).toEqual([])
      expect(oracle(key)(body)).toBe(true)
    },
  )

  test(`agrees with a general validator on ${count} mutated bodies (seed ${seed})`, {
    timeout: 120_000,
  }, () => {
    const random = seededRandom(seed)
    let accepted = 0
    for (let i = 0; i < count; i++) {
      const [key, body] = samples[i % samples.length] as (typeof samples)[number]
      const mutated = mutate(body, random)
      const schema = referenceTo(requestRoot(version, key, "body") as string)
      const isFine = compiler.check(schema)(mutated)
      const failures = explain(schema, mutated, at, compiler)
      if (isFine) accepted++
      if (isFine !== oracle(key)(mutated) || isFine !== (failures.length === 0))
        expect.fail(
          `seed ${seed}, mutation ${i}, ${key}: we say ${isFine}: ${JSON.stringify(mutated).slice(0, 2000)}`,
        )
    }
    expect(accepted).toBeGreaterThan(count / 20)
    expect(accepted).toBeLessThan(count)
  })
})
