/** Makes what the workloads use, through the API: a data source of rows and a page of blocks. */
export interface BenchWorkspace {
  dataSourceId: string
  /** A row. */
  pageId: string
  /** A page of 1,000 blocks. */
  longPageId: string
  rowBody: string
}

type Json = Record<string, unknown>

const text = (content: string) => [{ text: { content } }]

export const headersOf = (token: string) => ({
  authorization: `Bearer ${token}`,
  "notion-version": "2026-03-11",
  "content-type": "application/json",
})

export async function send(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: Json,
): Promise<Json> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: headersOf(token),
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Json
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
  return answer
}

const select = (count: number) => ({
  select: { options: Array.from({ length: count }, (_, at) => ({ name: `Option ${at}` })) },
})

/** Twelve properties, as issue trackers and CRMs have them. */
const schema = {
  Name: { title: {} },
  Status: select(10),
  Kind: select(4),
  Tags: { multi_select: select(20).select },
  Amount: { number: {} },
  Score: { number: {} },
  Done: { checkbox: {} },
  Due: { date: {} },
  Link: { url: {} },
  Mail: { email: {} },
  Phone: { phone_number: {} },
  Notes: { rich_text: {} },
}

export function rowOf(dataSourceId: string, at: number): Json {
  return {
    parent: { data_source_id: dataSourceId },
    properties: {
      Name: { title: text(`Row ${at}`) },
      Status: { select: { name: `Option ${at % 10}` } },
      Kind: { select: { name: `Option ${at % 4}` } },
      Tags: { multi_select: [{ name: `Option ${at % 20}` }, { name: `Option ${(at * 7 + 1) % 20}` }] },
      Amount: { number: (at * 7919) % 10_000 },
      Score: { number: at % 100 },
      Done: { checkbox: at % 3 === 0 },
      Due: { date: { start: new Date(Date.UTC(2026, 0, 1 + (at % 365))).toISOString().slice(0, 10) } },
      Link: { url: `https://example.com/${at}` },
      Mail: { email: `row${at}@example.com` },
      Phone: { phone_number: `+49 40 ${100_000 + at}` },
      Notes: { rich_text: text(`Notes on row ${at}.`) },
    },
  }
}

export async function fill(url: string, token: string, root: string, rows: number): Promise<BenchWorkspace> {
  const database = await send(url, token, "POST", "/v1/databases", {
    parent: { type: "page_id", page_id: root },
    title: text("Bench"),
    initial_data_source: { properties: schema },
  })
  const dataSourceId = (database["data_sources"] as { id: string }[])[0]?.id as string
  let next = 0
  let pageId = ""
  const worker = async () => {
    while (next < rows)
      pageId = (await send(url, token, "POST", "/v1/pages", rowOf(dataSourceId, next++)))["id"] as string
  }
  await Promise.all(Array.from({ length: 16 }, worker))
  const page = await send(url, token, "POST", "/v1/pages", {
    parent: { page_id: root },
    properties: { title: { title: text("Long") } },
  })
  for (let batch = 0; batch < 10; batch++)
    await send(url, token, "PATCH", `/v1/blocks/${page["id"]}/children`, {
      children: Array.from({ length: 100 }, (_, at) => ({
        paragraph: { rich_text: text(`Paragraph ${batch * 100 + at} of a long page.`) },
      })),
    })
  const rowBody = JSON.stringify(rowOf(dataSourceId, 4))
  return { dataSourceId, pageId, longPageId: page["id"] as string, rowBody }
}
