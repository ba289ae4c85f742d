import type { DatabaseEye } from "./database-eye.ts"

interface RelationProperty {
  pk: number
  id: string
  data_source_pk: number
  config: { data_source_id: string; kind: string; synced_property_id?: string }
}

/** Dual relations whose twin, or an edge's other side, is missing; a line each. */
export async function brokenTwins(eye: DatabaseEye): Promise<string[]> {
  const sources = await eye.rows("select pk, id from data_source")
  const pkOf = new Map(sources.map((row) => [row["id"] as string, Number(row["pk"])]))
  const rows = await eye.rows(
    "select pk, id, data_source_pk, cast(config as text) as config from property where type = 'relation'",
  )
  const relations = rows.map(
    (row): RelationProperty => ({
      pk: Number(row["pk"]),
      id: row["id"] as string,
      data_source_pk: Number(row["data_source_pk"]),
      config: JSON.parse(row["config"] as string),
    }),
  )
  const problems: string[] = []
  for (const one of relations.filter(({ config }) => config.kind === "dual_property")) {
    const targetPk = pkOf.get(one.config.data_source_id)
    const twin = relations.find(
      (other) => other.data_source_pk === targetPk && other.id === one.config.synced_property_id,
    )
    if (!twin) problems.push(`relation ${one.pk} has no twin`)
    else problems.push(...(await oneSidedEdges(eye, one.pk, twin.pk)))
  }
  return problems
}

async function oneSidedEdges(eye: DatabaseEye, property: number, twin: number): Promise<string[]> {
  const lost = await eye.rows(
    `select source_pk, target_pk from relation_edge where property_pk = ?
       except select target_pk, source_pk from relation_edge where property_pk = ?`,
    property,
    twin,
  )
  return lost.length === 0 ? [] : [`${lost.length} edges of relation ${property} are not on its twin ${twin}`]
}
