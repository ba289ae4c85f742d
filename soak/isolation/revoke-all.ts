import type { Inkling } from "@inkling/server"
import { Caller } from "./caller.ts"
import { isSeen, type Node } from "./world.ts"

/** Takes back the caller's grants one by one, then its token: each holds for the next request at every door. */
export async function revokeAll(
  inkling: Inkling,
  doors: readonly Inkling[],
  { name, token, nodes }: { name: string; token: string; nodes: readonly Node[] },
): Promise<{ count: number; breaches: string[] }> {
  const breaches: string[] = []
  const callers = doors.map((door) => new Caller(door, token))
  const version = "2026-03-11"
  const pathOf = ({ kind, id }: Node) => (kind === "database" ? `/v1/databases/${id}` : `/v1/pages/${id}`)
  const expect = async (node: Node) => {
    const wanted = isSeen(node) ? 200 : 404
    for (const [door, caller] of callers.entries()) {
      const { status, text } = await caller.ask({ method: "GET", path: pathOf(node), version })
      if (status !== wanted)
        breaches.push(`door ${door}: ${pathOf(node)} is ${status}, not ${wanted}: ${text}`)
    }
  }
  for (const node of nodes) await expect(node)
  let count = 0
  for (const node of nodes.filter(({ isGranted }) => isGranted)) {
    await inkling.admin.unshare(node.id, name)
    node.isGranted = false
    count++
    for (const other of nodes) await expect(other)
  }
  await inkling.admin.revokeToken(token)
  for (const caller of callers) {
    const { status } = await caller.ask({ method: "GET", path: "/v1/users/me", version })
    if (status !== 401) breaches.push(`a revoked token was answered ${status}`)
  }
  return { count: count + 1, breaches }
}
