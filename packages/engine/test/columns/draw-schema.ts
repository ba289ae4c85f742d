import type { Property, PropertyType, SelectOption } from "../../src/properties/property.ts"
import type { Draw } from "./draw.ts"

/** Types by weight: those with columns of a kind of their own come more often. */
const types: readonly PropertyType[] = [
  ...(["rich_text", "rich_text", "number", "number", "date", "date", "select", "status"] as const),
  ...(["multi_select", "multi_select", "relation", "relation", "people", "checkbox", "files"] as const),
  ...(["url", "email", "phone_number", "unique_id", "created_time", "last_edited_time"] as const),
  ...(["created_by", "last_edited_by", "formula", "rollup", "place", "verification", "button"] as const),
]

/** A title and up to nine more properties, some of the same type. */
export function drawSchema(draw: Draw): Property[] {
  const others = draw.list(draw.int(1, 9), () => draw.pick(types))
  return ["title" as const, ...others].map((type, index) => drawProperty(index + 1, type, draw))
}

/** @param pk gives its id and its name */
export function drawProperty(pk: number, type: PropertyType, draw: Draw): Property {
  const id = type === "title" ? "title" : `p;${String(pk).padStart(2, "0")}`
  const config = configOf(type, pk, draw)
  return { pk, id, name: `Property ${pk}`, description: null, type, config } as Property
}

function configOf(type: PropertyType, pk: number, draw: Draw): object {
  switch (type) {
    case "number":
      return { format: "number" }
    case "select":
    case "multi_select":
      return { options: drawOptions(pk, draw) }
    case "status": {
      const options = drawOptions(pk, draw)
      const option_ids = options.slice(0, 2).map((option) => option.id)
      const groups = [{ id: "g1", name: "Some", color: "gray", option_ids }]
      return { options, groups: [...groups, { id: "g2", name: "None", color: "gray", option_ids: [] }] }
    }
    case "unique_id":
      return { prefix: null, next: 1 }
    default:
      return {}
  }
}

/** Now and then more than a byte tells apart. */
function drawOptions(pk: number, draw: Draw): SelectOption[] {
  const count = draw.chance(0.02) ? 300 : draw.chance(0.2) ? 40 : draw.int(0, 5)
  return Array.from({ length: count }, (_, at) => optionOf(pk, at))
}

function optionOf(pk: number, at: number): SelectOption {
  return { id: `${pk}/${at}`, name: `Option ${at}`, color: "default", description: null }
}

/** The same property after its options were edited: some gone, others in new places. */
export function redrawOptions(property: Property, draw: Draw): Property {
  if (property.type !== "select" && property.type !== "status" && property.type !== "multi_select")
    return property
  const { options } = property.config
  const kept = draw.some(options, draw.int(Math.floor(options.length / 2), options.length))
  const added = optionOf(property.pk, 1_000 + draw.int(0, 5))
  const isNew = draw.chance(0.5) && !kept.some((option) => option.id === added.id)
  return { ...property, config: { ...property.config, options: isNew ? [...kept, added] : kept } } as Property
}
