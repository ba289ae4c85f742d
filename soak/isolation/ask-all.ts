import type { Answer, Caller, Question } from "./caller.ts"

/** Further pages of a list that are asked for. */
const maxPages = 4

export interface Exchange {
  question: Question
  answers: Answer[]
}

/** Asks each question, and follows the cursors of lists for a few pages. */
export async function askAll(caller: Caller, questions: readonly Question[]): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  for (const question of questions) {
    const answers = [await caller.ask(question)]
    for (let last = answers[0]; last?.body.next_cursor && answers.length < maxPages; ) {
      last = await caller.ask(withCursor(question, last.body.next_cursor))
      answers.push(last)
    }
    exchanges.push({ question, answers })
  }
  return exchanges
}

function withCursor(question: Question, cursor: string): Question {
  if (question.method === "POST") return { ...question, body: { ...question.body, start_cursor: cursor } }
  const mark = question.path.includes("?") ? "&" : "?"
  return { ...question, path: `${question.path}${mark}start_cursor=${encodeURIComponent(cursor)}` }
}

/** Questions that were answered otherwise the second time, told with both answers. */
export function differences(
  before: readonly Exchange[],
  after: readonly Exchange[],
  normalize: (text: string) => string = (text) => text,
): string[] {
  return before.flatMap(({ question, answers }, index) => {
    const second = after[index]?.answers ?? []
    const pages = Math.max(answers.length, second.length)
    for (let page = 0; page < pages; page++) {
      const [one, two] = [answers[page]?.text ?? "no page", second[page]?.text ?? "no page"]
      if (normalize(one) === normalize(two)) continue
      const { method, path, version, body } = question
      return `${method} ${path} (${version}) ${JSON.stringify(body ?? {})}, page ${page + 1}\n${contrast(normalize(one), normalize(two))}`
    }
    return []
  })
}

/** Both texts around the place where they part. */
export function contrast(one: string, two: string): string {
  let at = 0
  while (one[at] === two[at]) at++
  const from = Math.max(0, at - 120)
  return `    …${one.slice(from, at + 200)}\n    …${two.slice(from, at + 200)}`
}
