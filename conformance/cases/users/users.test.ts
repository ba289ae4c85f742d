import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { badId, forbidden, invalid, nobodysId } from "../../kit/failure.ts"
import { at, stringAt } from "../../kit/read.ts"

eachSdk("users", (kit) => {
  it("tells a token who it is", async () => {
    const me = await kit.notion.users.me({})
    expect(me).toMatchObject({
      object: "user",
      type: "bot",
      bot: { owner: { type: expect.any(String) }, workspace_name: expect.any(String) },
    })
    expect(Object.keys(me).slice(0, 6)).toEqual(["object", "id", "name", "avatar_url", "type", "bot"])
  })

  it("lists people and bots", async () => {
    const list = await kit.notion.users.list({})
    expect(list).toMatchObject({ object: "list", type: "user", user: {}, has_more: false, next_cursor: null })
    expect(list.results.map((user) => user["type"])).toContain("person")
    const me = await kit.notion.users.me({})
    expect(list.results.map((user) => user.id)).toContain(me.id)
  })

  it("shows a person with name and e-mail", async () => {
    const person = await kit.person()
    const user = await kit.notion.users.retrieve({ user_id: person.id })
    expect(user).toMatchObject({ object: "user", id: person.id, name: person["name"], type: "person" })
    expect(stringAt(user, "person", "email")).toContain("@")
  })

  it("retrieves its own bot by id", async () => {
    const me = await kit.notion.users.me({})
    expect(await kit.notion.users.retrieve({ user_id: me.id })).toMatchObject({ id: me.id, type: "bot" })
  })

  it("takes an id without dashes", async () => {
    const person = await kit.person()
    const bare = person.id.replaceAll("-", "")
    expect((await kit.notion.users.retrieve({ user_id: bare })).id).toBe(person.id)
  })

  it("pages through the list", async () => {
    const first = await kit.notion.users.list({ page_size: 1 })
    expect(first).toMatchObject({ has_more: true, results: [expect.anything()] })
    const second = await kit.notion.users.list({ page_size: 1, start_cursor: first.next_cursor })
    expect(second.results[0]?.id).not.toBe(first.results[0]?.id)
  })

  it("refuses an id that is no uuid", () =>
    kit.refuses(kit.notion.users.retrieve({ user_id: "AAA" }), badId("user_id", "AAA")))

  it("does not find a user that is not there", () =>
    kit.refuses(kit.notion.users.retrieve({ user_id: nobodysId }), {
      status: 404,
      code: "object_not_found",
      message: `Could not find user with ID: ${nobodysId}. Make sure your integration has capabilities to read user information. With those capabilities, only members and guests in the integration's workspace are visible.`,
    }))

  it("refuses a cursor that it did not give", () =>
    kit.refuses(kit.notion.users.list({ start_cursor: "nonsense" }), invalid()))

  it("hides users from a token without that capability", async (context) => {
    const other = await kit.as("incognito", context)
    await kit.refuses(other.users.list({}), forbidden)
    expect(await other.users.me({})).toMatchObject({ object: "user", type: "bot" })
  })

  it("hides e-mail addresses from a token that may not see them", async (context) => {
    const other = await kit.as("mailless", context)
    const { results } = await other.users.list({})
    const person = results.find((user) => user["type"] === "person")
    expect(person).toMatchObject({ name: expect.any(String) })
    expect(at(person, "person")).toEqual({})
  })
})
