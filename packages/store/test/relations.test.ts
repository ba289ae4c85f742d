import {
  addReverse,
  insertPages,
  insertProperties,
  listEdges,
  listEdgesInto,
  removeEdgesOfProperty,
  removeReverse,
  replaceEdges,
  type Snapshot,
  type WriteTx,
} from "@inkling/store"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { pageRow, propertyRow, uuid } from "./build.ts"
import { dialects, openTestStore, type TestStore } from "./testing.ts"

const tasks = 500
const owner = 600
const twin = 601

for (const dialect of dialects)
  describe(`relation edges on ${dialect}`, () => {
    let test: TestStore
    const read = <T>(job: (tx: Snapshot) => Promise<T>) => test.store.read(test.ws, job)
    const write = <T>(job: (tx: WriteTx) => Promise<T>) => test.store.write(test.ws, { actor: null }, job)
    const edges = async (sources: number[], properties?: number[]) =>
      (await read((tx) => listEdges(tx, sources, properties))).map((edge) => [
        edge.property_pk,
        edge.source_pk,
        edge.target_pk,
      ])

    beforeEach(async () => {
      test = await openTestStore(dialect)
      const { ws } = test
      await write(async (tx) => {
        const row = { parent_type: "data_source", parent_pk: tasks, data_source_pk: tasks } as const
        await insertPages(tx, [
          pageRow(ws, 2, row),
          pageRow(ws, 3, row),
          pageRow(ws, 4, { acl: 4 }),
          pageRow(ws, 5, { is_trashed: true }),
        ])
        const relation = { data_source_pk: tasks, type: "relation", config: {} } as const
        await insertProperties(tx, [
          propertyRow(ws, owner, relation),
          propertyRow(ws, twin, relation),
          propertyRow(ws, 602, { data_source_pk: tasks }),
        ])
        await replaceEdges(tx, owner, 2, [5, 4, 5, 3])
        await replaceEdges(tx, owner, 3, [2])
        await replaceEdges(tx, twin, 2, [2])
      })
    })
    afterEach(() => test.close())

    it("keep their order and each target once, and say what decides whether it is shown", async () => {
      expect(await read((tx) => listEdges(tx, [2], [owner]))).toEqual([
        edge(5, 0, { target_is_trashed: true }),
        edge(4, 1, { target_acl: 4 }),
        edge(3, 2, {}),
      ])
      function edge(target: number, position: number, rest: object) {
        return {
          property_pk: owner,
          source_pk: 2,
          target_pk: target,
          position,
          target_id: uuid(target),
          target_acl: 1,
          target_is_trashed: false,
          ...rest,
        }
      }
    })

    it("list for many pages by property, of all relations unless told which", async () => {
      const all = [
        [owner, 2, 5],
        [owner, 2, 4],
        [owner, 2, 3],
        [owner, 3, 2],
        [twin, 2, 2],
      ]
      expect(await edges([3, 2, 99])).toEqual(all)
      expect(await edges([3, 2], [owner])).toEqual(all.slice(0, 4))
      expect(await edges([3, 2], [])).toEqual([])
      expect(await edges([])).toEqual([])
      expect(await edges([4])).toEqual([])
      expect((await read((tx) => listEdgesInto(tx, [2]))).map((into) => into.source_pk)).toEqual([3, 2])
    })

    it("are replaced as a whole", async () => {
      await write((tx) => replaceEdges(tx, owner, 2, [3, 5]))
      await write((tx) => replaceEdges(tx, twin, 2, []))
      expect(await edges([2])).toEqual([
        [owner, 2, 3],
        [owner, 2, 5],
      ])
    })

    it("gain and lose their other side", async () => {
      await write((tx) => addReverse(tx, twin, [2, 3, 3], 4))
      await write((tx) => addReverse(tx, twin, [2, 3], 4))
      await write((tx) => addReverse(tx, twin, [], 4))
      expect(await edges([2, 3], [twin])).toEqual([
        [twin, 2, 2],
        [twin, 2, 4],
        [twin, 3, 4],
      ])
      await write((tx) => removeReverse(tx, twin, [2], 2))
      await write((tx) => addReverse(tx, twin, [2], 5))
      expect(await edges([2], [twin])).toEqual([
        [twin, 2, 4],
        [twin, 2, 5],
      ])
    })

    it("go with their property", async () => {
      await write((tx) => removeEdgesOfProperty(tx, owner))
      expect(await edges([2, 3])).toEqual([[twin, 2, 2]])
    })
  })
