import { type ApiVersion, type EndpointKey, isBefore } from "@inkling/contract"

type Body = Record<string, unknown>

/** Rewrites what writes blocks into the newest version's shape. Source: reference overview §3.2 and §3.4. */
export function upgradeBlockRequest(version: ApiVersion, key: EndpointKey, body: Body): Body {
  if (key === "updateBlock") return upgradeBlock(version, body)
  if (key !== "appendBlockChildren" && key !== "createPage") return body
  const upgraded = key === "appendBlockChildren" ? withPosition(body) : body
  const { children } = upgraded
  if (!Array.isArray(children)) return upgraded
  return { ...upgraded, children: children.map((child) => upgradeBlock(version, child as Body)) }
}

/** `after` became `position`; when a request has both, the newer one counts (inferred). */
function withPosition(body: Body): Body {
  const { after, ...rest } = body
  if (after === undefined || after === null || "position" in rest) return rest
  return { ...rest, position: { type: "after_block", after_block: { id: after } } }
}

/** Before 2022-02-22 a block's words were called `text`. */
function upgradeBlock(version: ApiVersion, block: Body): Body {
  if (!isBefore(version, "2022-02-22")) return block
  const upgraded: Body = {}
  for (const [key, value] of Object.entries(block)) {
    upgraded[key] = isPayload(value) ? upgradePayload(version, value) : value
  }
  return upgraded
}

function upgradePayload(version: ApiVersion, payload: Body): Body {
  // `rich_text` is a key like any unknown one here, ignored and never checked.
  const { text, children, rich_text: _, ...rest } = payload
  if (text !== undefined) rest["rich_text"] = text
  if (Array.isArray(children)) {
    rest["children"] = children.map((child) => upgradeBlock(version, child as Body))
  }
  return rest
}

function isPayload(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
