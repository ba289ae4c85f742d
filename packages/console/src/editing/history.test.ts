import { beforeEach, expect, test } from "vitest"
import { clearHistory, record, redo, together, undo } from "./history.ts"

let text = ""
beforeEach(() => {
  clearHistory()
  text = ""
})

function write(next: string, mergeKey?: string): void {
  const before = text
  text = next
  record({ undo: () => (text = before), redo: () => (text = next) }, mergeKey)
}

test("what was done last is taken back first, and made again in order", () => {
  write("a")
  write("ab")
  undo()
  expect(text).toBe("a")
  undo()
  expect(text).toBe("")
  expect(undo()).toBe(false)
  redo()
  redo()
  expect(text).toBe("ab")
  expect(redo()).toBe(false)
})

test("typing in one line is one gesture, in two lines two", () => {
  write("a", "first")
  write("ab", "first")
  write("abc", "second")
  undo()
  expect(text).toBe("ab")
  undo()
  expect(text).toBe("")
  redo()
  expect(text).toBe("ab")
})

test("changes made together are taken back together, the last of them first", () => {
  together(() => {
    write("a")
    together(() => write("ab"))
    write("abc")
  })
  undo()
  expect(text).toBe("")
  redo()
  expect(text).toBe("abc")
})

test("a new change forgets what was taken back", () => {
  write("a")
  undo()
  write("b")
  expect(redo()).toBe(false)
  expect(text).toBe("b")
})
