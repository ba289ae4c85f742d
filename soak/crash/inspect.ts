import type { DatabaseEye, Row } from "./database-eye.ts"
import { halfWrittenJobs } from "./mark.ts"

/** What must be true of the database after any crash, whatever was under way; a line for each breach. */
export async function inspect(eye: DatabaseEye, options: { marksAfterPk: number }): Promise<string[]> {
  const problems = [
    ...(await eye.integrity()),
    ...(await logIsGapFree(eye)),
    ...halfWrittenJobs(await markedTexts(eye, options.marksAfterPk)),
  ]
  for (const [what, sql] of breaches) {
    const rows = await eye.rows(sql)
    if (rows.length > 0) problems.push(`${rows.length} ${what}, e.g. ${JSON.stringify(rows[0])}`)
  }
  return problems
}

/** Greatest number given to an object so far: marks up to it need not be looked at again. */
export async function highestPk(eye: DatabaseEye): Promise<number> {
  return Number((await eye.rows("select next_pk from workspace"))[0]?.["next_pk"]) - 1
}

async function logIsGapFree(eye: DatabaseEye): Promise<string[]> {
  const one = async (sql: string) => (await eye.rows(sql))[0] as Row
  const log = await one("select count(*) as entries, min(seq) as first, max(seq) as last from change_log")
  const { next_seq: next } = await one("select next_seq from workspace")
  const [entries, first, last] = [Number(log["entries"]), Number(log["first"]), Number(log["last"])]
  return first === 1 && last === entries && Number(next) === last + 1
    ? []
    : [`the change log has ${entries} entries from ${first} to ${last}; the next is ${next}`]
}

/** Every text a job may have marked, of objects numbered after `pk`. */
async function markedTexts(eye: DatabaseEye, pk: number): Promise<string[]> {
  const columns = [
    ["page", "title"],
    ["block", "cast(payload as text)"],
    ["comment", "cast(rich_text as text)"],
    ["property", "name"],
  ]
  const texts: string[] = []
  for (const [table, column] of columns) {
    const rows = await eye.rows(`select ${column} as text from ${table} where pk > ?`, pk)
    texts.push(...rows.map((row) => String(row["text"])))
  }
  return texts
}

const created = (kind: string) => `select object_pk from change_log where kind = '${kind}'`

/** Each selects rows that must not be there. */
const breaches: readonly (readonly [what: string, sql: string])[] = [
  ["pages without a log entry", `select pk from page except ${created("page.created")}`],
  ["log entries without their page", `${created("page.created")} except select pk from page`],
  ["comments without a log entry", `select pk from comment except ${created("comment.created")}`],
  ["log entries without their comment", `${created("comment.created")} except select pk from comment`],
  [
    // A change of a relation's other side is no edit of the page it is on.
    "pages whose last edit is not the log's",
    `select p.pk, p.row_seq, l.last from page p join
       (select object_pk, max(seq) as last from change_log
          where object_type = 'page' and kind <> 'page.relation_updated' group by object_pk) l
       on l.object_pk = p.pk where l.last <> p.row_seq`,
  ],
  ["blocks without their page", "select page_pk from block except select pk from page"],
  [
    "numbers at or above the counter",
    `select pk from (select pk from page union all select pk from block union all select pk from property) numbered
       where pk >= (select next_pk from workspace)`,
  ],
  ["edges from nowhere", "select source_pk from relation_edge except select pk from page"],
  ["edges to nowhere", "select target_pk from relation_edge except select pk from page"],
]
