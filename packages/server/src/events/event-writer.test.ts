import { Writable } from "node:stream"
import { expect, it } from "vitest"
import { EventWriter, SlowReader } from "./event-writer.ts"

/** A reader that takes a line only when told to. */
function reader() {
  const taken: string[] = []
  let next = (): void => {}
  const stream = new Writable({
    highWaterMark: 1,
    write(chunk, _encoding, done) {
      taken.push(String(chunk))
      next = done
    },
  })
  return { stream, taken, take: () => next() }
}

it("waits for its reader, and holds nothing back beside", async () => {
  const { stream, taken, take } = reader()
  const writer = new EventWriter(stream, 60_000)
  const first = writer.write(["event: a", "data: 1"])
  take()
  await first
  expect(taken).toEqual(["event: a\ndata: 1\n\n"])
  expect(stream.writableLength).toBe(0)
})

it("gives up on one that does not read", async () => {
  const { stream } = reader()
  await expect(new EventWriter(stream, 1).write(["data: 1"])).rejects.toThrow(SlowReader)
  expect(stream.listenerCount("drain")).toBe(0)
})

it("has nothing to say to one that is gone", async () => {
  const { stream } = reader()
  const waiting = new EventWriter(stream, 60_000).write(["data: 1"])
  stream.destroy()
  await waiting
  await new EventWriter(stream, 60_000).write(["data: 2"])
  expect(stream.listenerCount("drain")).toBe(0)
})
