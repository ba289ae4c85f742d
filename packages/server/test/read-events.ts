export interface ReadEvent {
  /** Of the latest event that has one. */
  id: string
  type: string
  // biome-ignore lint/suspicious/noExplicitAny: a black box reads whatever came
  data: any
}

export interface EventReader {
  status: number
  /** The next event. @throws Error when the stream has ended */
  next(): Promise<ReadEvent>
  /** The last id that was sent, also with a heartbeat. */
  lastId(): string
  /** Comments so far. */
  comments(): number
  /** Resolves when the server ends the stream; what was left unread is returned. */
  rest(): Promise<ReadEvent[]>
  close(): void
}

/** Reads a text/event-stream as browsers do. */
export async function readEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const abort = new AbortController()
  const response = await fetch(url, { headers, signal: abort.signal })
  const events: ReadEvent[] = []
  let id = ""
  let comments = 0
  let isOver = false
  let changed = Promise.withResolvers<void>()
  const tell = () => {
    changed.resolve()
    changed = Promise.withResolvers<void>()
  }
  const take = (block: string) => {
    let [type, data] = ["message", ""]
    for (const line of block.split("\n")) {
      if (line.startsWith(":")) comments++
      if (line.startsWith("id: ")) id = line.slice(4)
      if (line.startsWith("event: ")) type = line.slice(7)
      if (line.startsWith("data: ")) data += line.slice(6)
    }
    if (data !== "") events.push({ id, type, data: JSON.parse(data) })
  }
  const follow = async () => {
    let text = ""
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const blocks = text.split("\n\n")
      text = blocks.pop() ?? ""
      blocks.forEach(take)
      tell()
    }
  }
  follow()
    .catch(() => {})
    .finally(() => {
      isOver = true
      tell()
    })
  return {
    status: response.status,
    lastId: () => id,
    comments: () => comments,
    next: async () => {
      while (events.length === 0) {
        if (isOver) throw new Error("The stream has ended.")
        await changed.promise
      }
      return events.shift() as ReadEvent
    },
    rest: async () => {
      while (!isOver) await changed.promise
      return events.splice(0)
    },
    close: () => abort.abort(),
  }
}
