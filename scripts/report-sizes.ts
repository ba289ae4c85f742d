import { readFileSync } from "node:fs"
import { sourceFiles } from "./source-files.ts"

/** Prints the median length and the long files: sources from 300 lines, tests from 500. It judges nothing. */
export function reportSizes(): void {
  const sizes = sourceFiles().map((file) => ({
    file,
    lines: readFileSync(file, "utf8").split("\n").length - 1,
  }))
  const isTest = (file: string) => /\.test\.ts$|\/test\/|^(conformance|soak|bench)\//.test(file)
  const sources = sizes.filter(({ file }) => !isTest(file)).sort((a, b) => a.lines - b.lines)
  const at = (share: number) => sources[Math.floor(sources.length * share)]?.lines ?? 0
  console.log(`sizes: ${sources.length} source files, median ${at(0.5)} lines, 90 % up to ${at(0.9)}`)
  const long = sizes.filter(({ file, lines }) => lines >= (isTest(file) ? 500 : 300))
  for (const { file, lines } of long.sort((a, b) => b.lines - a.lines)) console.log(`  ${lines} ${file}`)
}
