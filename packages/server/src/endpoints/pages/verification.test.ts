import { dialects } from "@inkling/store/testing"
import { expect, test } from "vitest"
import { makeDatabase, makeRow, queryRows, readPage, valueIn } from "../../../test/data-source-requests.ts"
import { startServer } from "../../../test/start-server.ts"

test.each(dialects)(
  "a verification ends with its last day, in pages, filters and formulas alike, on %s",
  async (dialect) => {
    const server = await startServer(dialect)
    const { dataSourceId } = await makeDatabase(server, "Wiki", {
      Checked: { verification: {} },
      Says: { formula: { expression: 'prop("Checked")' } },
    })
    const date = { start: "2026-06-20", end: "2026-06-27" }
    const { id } = await makeRow(server, dataSourceId, "page", {
      Checked: { verification: { state: "verified", date } },
    })
    const seen = async () => {
      const page = await readPage(server, id)
      const found = await queryRows(server, dataSourceId, {
        filter: { property: "Checked", verification: { status: "expired" } },
      })
      return [valueIn(page, "Checked"), valueIn(page, "Says"), found.length]
    }
    expect(await seen()).toMatchObject([{ state: "verified" }, { string: "verified" }, 0])
    server.advance(24 * 60 * 60 * 1000)
    expect(await seen()).toMatchObject([{ state: "expired" }, { string: "expired" }, 1])
    await server.close()
  },
)
