import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { paragraph, text, title } from "../../test/wire.ts"

describe.each(dialects)("tokens and capabilities on %s", (dialect) => {
  let server: TestServer
  let root: string
  beforeAll(async () => {
    server = await startServer(dialect)
    root = server.inkling.rootPageId
  })
  afterAll(() => server.close())

  test("a revoke holds for the next request", async () => {
    const { token } = await server.inkling.admin.createIntegration({ name: "Short-lived" })
    expect((await server.send("GET", "/v1/users/me", { token })).status).toBe(200)
    await server.inkling.admin.revokeToken(token)
    expect((await server.send("GET", "/v1/users/me", { token })).status).toBe(401)
  })

  test("a rotated token works until its overlap ends", async () => {
    const { token } = await server.inkling.admin.createIntegration({ name: "Rotated" })
    const fresh = await server.inkling.admin.rotateToken(token, 60)
    expect((await server.send("GET", "/v1/users/me", { token })).status).toBe(200)
    expect((await server.send("GET", "/v1/users/me", { token: fresh.token })).status).toBe(200)
    server.advance(60_000)
    expect((await server.send("GET", "/v1/users/me", { token })).status).toBe(401)
    expect((await server.send("GET", "/v1/users/me", { token: fresh.token })).status).toBe(200)
  })

  test("a share covers what is below it, and taking it back hides it again", async () => {
    const { token, integration } = await server.inkling.admin.createIntegration({ name: "Guest" })
    const child = await server.send("POST", "/v1/pages", {
      body: { parent: { page_id: root }, properties: title("Below") },
    })
    const path = `/v1/pages/${child.body["id"]}`
    const hidden = await server.send("GET", path, { token })
    expect(hidden).toMatchObject({
      status: 404,
      body: {
        code: "object_not_found",
        message: `Could not find page with ID: ${child.body["id"]}. Make sure the relevant pages and databases are shared with your integration "Guest".`,
        additional_data: { integration_id: integration.bot_id },
      },
    })
    await server.inkling.admin.share(root, "Guest")
    expect((await server.send("GET", path, { token })).status).toBe(200)
    await server.inkling.admin.unshare(root, "Guest")
    expect((await server.send("GET", path, { token })).status).toBe(404)
    await server.inkling.admin.share(child.body["id"] as string, "Guest")
    expect((await server.send("GET", path, { token })).status).toBe(200)
    expect((await server.send("GET", `/v1/pages/${root}`, { token })).status).toBe(404)
  })

  test.each([
    ["read_content", "GET", "/v1/pages/ROOT", undefined],
    ["read_content", "POST", "/v1/search", {}],
    ["read_content", "GET", "/v1/blocks/ROOT/children", undefined],
    ["insert_content", "POST", "/v1/pages", { parent: { page_id: "ROOT" }, properties: title("x") }],
    ["insert_content", "PATCH", "/v1/blocks/ROOT/children", { children: [paragraph("x")] }],
    ["update_content", "PATCH", "/v1/pages/ROOT", { properties: title("x") }],
    ["read_comments", "GET", "/v1/comments?block_id=ROOT", undefined],
    ["insert_comments", "POST", "/v1/comments", { parent: { page_id: "ROOT" }, rich_text: text("x") }],
  ] as const)("without %s, %s %s is 403", async (capability, method, path, body) => {
    const all = [
      "read_content",
      "update_content",
      "insert_content",
      "read_comments",
      "insert_comments",
    ] as const
    const name = `Without ${capability} ${method} ${path}`
    const capabilities = all.filter((one) => one !== capability)
    const { token } = await server.inkling.admin.createIntegration({ name, capabilities })
    await server.inkling.admin.share(root, name)
    const filled = body && JSON.parse(JSON.stringify(body).replaceAll("ROOT", root))
    const answer = await server.send(method, path.replace("ROOT", root), {
      token,
      ...(filled && { body: filled }),
    })
    expect(answer).toMatchObject({
      status: 403,
      body: { code: "restricted_resource", message: "Insufficient permissions for this endpoint." },
    })
  })

  test("one that may write but not read gets bare objects", async () => {
    const capabilities = ["insert_content", "update_content", "insert_comments"] as const
    const { token } = await server.inkling.admin.createIntegration({ name: "Blind", capabilities })
    await server.inkling.admin.share(root, "Blind")
    const page = await server.send("POST", "/v1/pages", {
      token,
      body: { parent: { page_id: root }, properties: title("Unseen") },
    })
    expect(Object.keys(page.body)).toEqual(["object", "id"])
    const comment = await server.send("POST", "/v1/comments", {
      token,
      body: { parent: { page_id: root }, rich_text: text("Unseen") },
    })
    expect(Object.keys(comment.body)).toEqual(["object", "id"])
  })
})
