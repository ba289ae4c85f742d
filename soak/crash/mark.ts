const pattern = /~([\w.-]+) (\d+)\/(\d+)~/g

/** A text that says which job wrote it, and which of how many parts of the job it is: `~w3.17 2/5~`. */
export function mark(job: string, part: number, parts: number): string {
  return `~${job} ${part}/${parts}~`
}

/** Jobs of which only some parts are there, a line each. Every text that a job wrote must be among `texts`. */
export function halfWrittenJobs(texts: Iterable<string>): string[] {
  const found = new Map<string, { parts: number; seen: Set<number> }>()
  for (const text of texts)
    for (const [, job, part, parts] of text.matchAll(pattern)) {
      const entry = found.get(job as string) ?? { parts: Number(parts), seen: new Set() }
      entry.seen.add(Number(part))
      found.set(job as string, entry)
    }
  return [...found].flatMap(([job, { parts, seen }]) =>
    seen.size === parts ? [] : [`job ${job} is half there: ${seen.size} of ${parts} parts`],
  )
}
