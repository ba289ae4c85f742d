import {
  findDatabase,
  findDatabaseByPk,
  findDataSource,
  findDataSourceByPk,
  findPropertyByPk,
  insertDatabases,
  insertDataSources,
  insertProperties,
  listDatabases,
  listDatabasesByIds,
  listDatabasesByPks,
  listDataSources,
  listDataSourcesByIds,
  listDataSourcesByPks,
  listDataSourcesOf,
  listProperties,
  listPropertiesOf,
  removeProperties,
  type Snapshot,
  searchDataSources,
  updateDatabase,
  updateDataSource,
  updateProperty,
} from "@inkling/store"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { databaseRow, dataSourceRow, propertyRow, uuid } from "./build.ts"
import { dialects, openTestStore, startMs, type TestStore } from "./testing.ts"

const pksOf = (rows: readonly { pk: number }[]) => rows.map(({ pk }) => pk)
const text = (content: string) => [{ type: "text" as const, text: { content, link: null } }]

for (const dialect of dialects)
  describe(`databases, data sources and properties on ${dialect}`, () => {
    let test: TestStore
    const read = <T>(job: (tx: Snapshot) => Promise<T>) => test.store.read(test.ws, job)

    beforeEach(async () => {
      test = await openTestStore(dialect)
      const { ws } = test
      await test.store.write(ws, { actor: null }, async (tx) => {
        await insertDatabases(tx, [
          databaseRow(ws, 2, { title: text("Boats"), description: text("all"), is_inline: true }),
          databaseRow(ws, 3, { parent_type: "page", parent_pk: 90, icon: { type: "emoji", emoji: "🚣" } }),
        ])
        await insertDataSources(tx, [
          dataSourceRow(ws, 12, { position: 1, edited_at: startMs + 5 }),
          dataSourceRow(ws, 11, { title: text("Boats") }),
          dataSourceRow(ws, 13, { database_pk: 3, is_trashed: true, edited_at: startMs + 9 }),
        ])
        await insertProperties(tx, [
          propertyRow(ws, 22, { data_source_pk: 11, id: "title", type: "title", config: {}, position: 0 }),
          propertyRow(ws, 21, { data_source_pk: 11, id: "a%=\\", position: 1, description: "how many" }),
          propertyRow(ws, 23, { data_source_pk: 12, id: "title", type: "title", config: {} }),
        ])
      })
    })
    afterEach(() => test.close())

    it("come back as they were given", async () => {
      const database = databaseRow(test.ws, 2, {
        title: text("Boats"),
        description: text("all"),
        is_inline: true,
      })
      expect(await read((tx) => findDatabase(tx, uuid(2)))).toEqual(database)
      expect(await read((tx) => findDatabaseByPk(tx, 2))).toEqual(database)
      expect(await read((tx) => findDatabase(tx, uuid(11)))).toBeUndefined()
      const dataSource = dataSourceRow(test.ws, 11, { title: text("Boats") })
      expect(await read((tx) => findDataSource(tx, uuid(11)))).toEqual(dataSource)
      expect(await read((tx) => findDataSourceByPk(tx, 11))).toEqual(dataSource)
      expect(await read((tx) => findDataSourceByPk(tx, 2))).toBeUndefined()
    })

    it("are found many at once", async () => {
      expect(pksOf(await read((tx) => listDatabases(tx, { limit: 9 })))).toEqual([2, 3])
      expect(pksOf(await read((tx) => listDatabases(tx, { afterPk: 2, limit: 9 })))).toEqual([3])
      expect(pksOf(await read((tx) => listDatabasesByIds(tx, [uuid(3), uuid(99)])))).toEqual([3])
      expect(pksOf(await read((tx) => listDatabasesByPks(tx, [3, 99])))).toEqual([3])
      expect(pksOf(await read((tx) => listDataSources(tx, 2)))).toEqual([11, 12])
      expect(pksOf(await read((tx) => listDataSourcesOf(tx, [3, 2])))).toEqual([11, 12, 13])
      expect(pksOf(await read((tx) => listDataSourcesByIds(tx, [uuid(12)])))).toEqual([12])
      expect(pksOf(await read((tx) => listDataSourcesByPks(tx, [12])))).toEqual([12])
    })

    it("list a schema in order, as the engine knows it", async () => {
      const schema = await read((tx) => listProperties(tx, 11))
      expect(schema).toEqual([
        {
          pk: 22,
          data_source_pk: 11,
          id: "title",
          name: "Property 22",
          description: null,
          type: "title",
          config: {},
          position: 0,
        },
        {
          pk: 21,
          data_source_pk: 11,
          id: "a%=\\",
          name: "Property 21",
          description: "how many",
          type: "number",
          config: { format: "number" },
          position: 1,
        },
      ])
      const both = await read((tx) => listPropertiesOf(tx, [11, 12, 13]))
      expect([...both].map(([pk, list]) => [pk, pksOf(list)])).toEqual([
        [11, [22, 21]],
        [12, [23]],
      ])
      expect((await read((tx) => findPropertyByPk(tx, 21)))?.id).toBe("a%=\\")
    })

    it("change", async () => {
      await test.store.write(test.ws, { actor: null }, async (tx) => {
        await updateDatabase(tx, 2, { title: text("Ships"), is_trashed: true })
        await updateDataSource(tx, 11, { schema_epoch: 2, description: text("d") })
        await updateProperty(tx, 21, { name: "Count", type: "select", config: { options: [] } })
        await removeProperties(tx, [22])
      })
      expect(await read((tx) => findDatabaseByPk(tx, 2))).toMatchObject({
        title: text("Ships"),
        is_trashed: true,
        is_inline: true,
      })
      expect(await read((tx) => findDataSourceByPk(tx, 11))).toMatchObject({
        schema_epoch: 2,
        description: text("d"),
        title: text("Boats"),
      })
      expect(await read((tx) => listProperties(tx, 11))).toMatchObject([
        { pk: 21, name: "Count", type: "select", config: { options: [] } },
      ])
    })

    it("refuse a second property of one id in a data source", async () => {
      const again = test.store.write(test.ws, { actor: null }, (tx) =>
        insertProperties(tx, [propertyRow(test.ws, 50, { data_source_pk: 11, id: "title" })]),
      )
      await expect(again).rejects.toMatchObject({ code: "conflict_error" })
    })

    it("search data sources by edit time", async () => {
      const search = (options: Parameters<typeof searchDataSources>[1]) =>
        read(async (tx) => {
          const found: number[] = []
          for await (const rows of searchDataSources(tx, { chunkSize: 1, ...options }))
            found.push(...pksOf(rows))
          return found
        })
      expect(await search({})).toEqual([12, 11])
      expect(await search({ ascending: true, trashed: "with" })).toEqual([11, 12, 13])
      expect(await search({ after: { editedAt: startMs + 5, pk: 12 } })).toEqual([11])
    })
  })
