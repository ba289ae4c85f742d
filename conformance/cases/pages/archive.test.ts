import { expect, it } from "vitest"
import { title } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid } from "../../kit/failure.ts"
import { modern } from "../../kit/matrix.ts"

// Archived is not in trash: a page that is put away, and read and edited as before. Source: the docs of July 2026; the
// SDK does not send the flag on its own accord.
eachSdk(
  "archive a page",
  (kit) => {
    const setArchived = (page_id: string, is_archived: unknown) =>
      kit.notion.request({ path: `pages/${page_id}`, method: "patch", body: { is_archived } })

    it("leaves queries until it is asked for, and comes back", async () => {
      const table = await kit.table()
      const away = await table.row("Away")
      await table.row("Here")
      expect(await setArchived(away.id, true)).toMatchObject({ is_archived: true, in_trash: false })
      expect(await table.titles()).toEqual(["Here"])
      const asked = {
        path: `data_sources/${table.sourceId}/query`,
        method: "post",
        body: { is_archived: true },
      }
      expect(await kit.notion.request(asked as never)).toMatchObject({ results: [{ id: away.id }] })
      expect(await setArchived(away.id, false)).toMatchObject({ is_archived: false })
      expect((await table.titles()).sort()).toEqual(["Away", "Here"])
    })

    it("can be read and edited", async () => {
      const page = await kit.page("Old")
      await setArchived(page.id, true)
      const edited = await kit.notion.pages.update({ page_id: page.id, properties: title("New") })
      expect(edited).toMatchObject({ is_archived: true, in_trash: false })
      expect(await kit.notion.pages.retrieve({ page_id: page.id })).toMatchObject({ is_archived: true })
    })

    it("is said by yes or no", async () => {
      const page = await kit.page()
      await kit.refuses(setArchived(page.id, "yes"), invalid(/is_archived/))
    })
  },
  modern,
)
