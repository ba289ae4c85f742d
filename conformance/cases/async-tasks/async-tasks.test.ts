import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { forbidden, invalid, nobodysId, notFound } from "../../kit/failure.ts"
import type { Answer, Args, Notion } from "../../kit/notion.ts"
import { plain, titleOf } from "../../kit/read.ts"

eachSdk("tasks done later", (kit, { isLegacy }) => {
  const retrieve = (task_id: string, notion: Notion = kit.notion): Promise<Answer> =>
    isLegacy
      ? notion.request({ path: `async_tasks/${task_id}`, method: "get" })
      : notion.asyncTasks.retrieve({ task_id })
  const insertLater = (pageId: string, content: string, notion: Notion = kit.notion): Promise<Answer> =>
    notion.request({
      path: `pages/${pageId}/markdown`,
      method: "patch",
      body: { type: "insert_content", insert_content: { content }, allow_async: true },
    })
  const createLater = (body: Args): Promise<Answer> =>
    kit.notion.request({ path: "pages", method: "post", body: { ...body, allow_async: true } })
  /** Asks until the task has ended. */
  const ended = async (task: Answer): Promise<Answer> => {
    for (;;) {
      const now = await retrieve(task.id)
      if (now["status"] === "succeeded" || now["status"] === "failed") return now
      await new Promise((resolve) => setTimeout(resolve, isRemoteWait(now) ? 2_000 : 20))
    }
  }
  const isRemoteWait = (task: Answer) => String(task["status_url"]).startsWith("https://api.notion.com")

  it("accepts an edit and tells what came of it", async () => {
    const page = await kit.page()
    const accepted = await insertLater(page.id, "Said later")
    expect(accepted).toMatchObject({
      object: "async_task",
      poll_after_seconds: expect.any(Number),
      operation: { surface: "rest", name: "PATCH /v1/pages/:page_id/markdown" },
    })
    expect(accepted["status_url"]).toMatch(new RegExp(`/v1/async_tasks/${accepted.id}$`))
    const done = await ended(accepted)
    expect(done).toMatchObject({
      object: "async_task",
      id: accepted.id,
      status: "succeeded",
      created_time: accepted["created_time"],
      result: { object: "page_markdown", id: page.id, markdown: "Said later" },
    })
    const [block] = await kit.children(page.id)
    expect(plain((block as { paragraph?: { rich_text: unknown } }).paragraph?.rich_text)).toBe("Said later")
  })

  it("makes a page later", async () => {
    const accepted = await createLater({ parent: { page_id: kit.home }, markdown: "# Later\nText" })
    const { result } = await ended(accepted)
    expect(result).toMatchObject({ object: "page", parent: { type: "page_id", page_id: kit.home } })
    expect(titleOf(result as Answer)).toBe("Later")
  })

  it("tells of a failure that only the content shows", async () => {
    const page = await kit.page()
    const accepted = await kit.notion.request({
      path: `pages/${page.id}/markdown`,
      method: "patch",
      body: {
        type: "update_content",
        update_content: { content_updates: [{ old_str: "nowhere", new_str: "x" }] },
        allow_async: true,
      },
    })
    expect(await ended(accepted)).toMatchObject({
      status: "failed",
      error: { object: "error", status: 400, code: "validation_error", message: expect.any(String) },
    })
  })

  it("refuses at once what it would not be allowed", async (context) => {
    await kit.refuses(insertLater(nobodysId, "x"), notFound("page", nobodysId))
    await kit.refuses(createLater({ parent: { page_id: kit.home }, properties: {} }), invalid())
    const page = await kit.page()
    await kit.refuses(insertLater(page.id, "x", await kit.as("reader", context)), forbidden)
  })

  // Nobody recorded the sentence.
  it("knows no task of that name, nor anybody else's", async (context) => {
    const unknown = { status: 404, code: "object_not_found" }
    await kit.refuses(retrieve("task_00000000000000000000000000000000"), unknown)
    const page = await kit.page()
    const accepted = await insertLater(page.id, "Mine")
    await kit.refuses(retrieve(accepted.id, await kit.as("stranger", context)), unknown)
    await ended(accepted)
  })
})
