import type { Dice } from "../dice.ts"
import type { Reply } from "../http-client.ts"
import type { RowValues, WorldModel } from "./model.ts"

const tags = ["red", "green", "blue", "grey"]

/** Random values; now and then with a select option that the schema does not have yet. */
export function drawValues(dice: Dice, world: WorldModel, job: string): RowValues {
  return {
    number: dice.chance(0.9) ? dice.int(-1_000_000, 1_000_000) / 4 : null,
    select: dice.chance(0.03) ? `new ${job}` : dice.pick(["Low", "High", null]),
    tags: dice.some(tags, dice.int(0, 3)),
    done: dice.chance(0.5),
    related: dice.some(world.targetIds, dice.int(0, 3)),
  }
}

/** As a request writes them. */
export function writeValues({ number, select, tags, done, related }: RowValues): Record<string, object> {
  return {
    Number: { number },
    Select: { select: select === null ? null : { name: select } },
    Tags: { multi_select: tags.map((name) => ({ name })) },
    Done: { checkbox: done },
    Related: { relation: related.map((id) => ({ id })) },
  }
}

/** As a page shows them. */
export function readValues({ properties }: Reply["body"]): RowValues {
  return {
    number: properties.Number.number,
    select: properties.Select.select?.name ?? null,
    tags: properties.Tags.multi_select.map((option: { name: string }) => option.name),
    done: properties.Done.checkbox,
    related: properties.Related.relation.map((target: { id: string }) => target.id),
  }
}

/** Schema of a data source whose rows have such values. */
export function schemaWithValues(targetSourceId: string): Record<string, object> {
  return {
    Name: { title: {} },
    Number: { number: { format: "number" } },
    Select: { select: { options: [{ name: "Low" }, { name: "High" }] } },
    Tags: { multi_select: { options: tags.map((name) => ({ name })) } },
    Done: { checkbox: {} },
    Related: {
      relation: { data_source_id: targetSourceId, type: "dual_property", dual_property: {} },
    },
  }
}
