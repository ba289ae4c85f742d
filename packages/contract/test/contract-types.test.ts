import { expectTypeOf, test } from "vitest"
import type { Contract } from "../src/index.ts"

test("splits the SDK's types as the request is split", () => {
  expectTypeOf<Contract["getPage"]["path"]>().toEqualTypeOf<{ page_id: string }>()
  expectTypeOf<Contract["appendBlockChildren"]["path"]>().toEqualTypeOf<{ block_id: string }>()
  expectTypeOf<Contract["listUsers"]["query"]["page_size"]>().toEqualTypeOf<number | undefined>()
  expectTypeOf<Contract["queryDatabase"]["body"]>().toHaveProperty("filter")
  expectTypeOf<Contract["updateBlock"]["body"]>().not.toHaveProperty("block_id")
})

test("keeps the branches of unions", () => {
  type Update = Contract["updateBlock"]["body"]
  const update: Update = { to_do: { checked: true } }
  // @ts-expect-error no such kind of block
  const wrong: Update = { nonsense: {} }
  expectTypeOf(update).toExtend<Update>()
  expectTypeOf(wrong).toExtend<Update>()
})

test("types answers", () => {
  expectTypeOf<Contract["getSelf"]["response"]["object"]>().toEqualTypeOf<"user">()
})
