// npm run bench [-- --rows 10000,100000,1000000 --seconds 2 --only PATTERN --data-cache DIR --install]
// Each workload against this machine's limits, all in one run.
import { mkdirSync, writeFileSync } from "node:fs"
import { cpus } from "node:os"
import { measureCold } from "./cold.ts"
import { derivedWorkload, measureDerived } from "./derived/measure.ts"
import type { DerivedResults } from "./derived/measure-derived.ts"
import { installSeconds, productionBytes } from "./footprint.ts"
import { growthOf, loadingOf } from "./growth.ts"
import type { InProcessResult } from "./in-process.ts"
import { Limits } from "./limits.ts"
import { parseOptions } from "./options.ts"
import { runNode } from "./processes.ts"
import { printReport, type Result, type SizeResult } from "./report.ts"
import { filledFolder } from "./seed/cached-folder.ts"
import { connections, Serve } from "./serve.ts"

const options = parseOptions(process.argv.slice(2))
const limits = new Limits({ connections, seconds: options.seconds })
const at = new Date().toISOString()
const inProcess: InProcessResult[] = []
const sizes: SizeResult[] = []
for (const rows of options.rows) {
  console.log(`${rows} rows …`)
  const folder = await filledFolder(options.dataCache, rows)
  try {
    const cold = await measureCold(folder)
    const served = await new Serve(folder, limits, options).run()
    // Last, since it writes what the indexed server does not hear of.
    const arguments_ = ["--expose-gc", "bench/in-process.ts", folder.path, options.only.source]
    const measured = (await runNode(arguments_)) as InProcessResult
    inProcess.push(measured)
    sizes.push({ ...served, cold, loading: loadingOf(measured), fillSeconds: folder.fillSeconds })
  } finally {
    folder.remove()
  }
}
let derived: DerivedResults | undefined
if (options.only.test(derivedWorkload)) {
  console.log(`${derivedWorkload} …`)
  derived = await measureDerived(options.dataCache)
}
const result: Result = {
  at,
  node: process.version,
  cpu: `${cpus().length} × ${cpus()[0]?.model}`,
  connections,
  sizes,
  growth: growthOf(inProcess),
  ...(derived && { derived }),
  install: { ...productionBytes(), ...(options.install && { seconds: installSeconds() }) },
}
printReport(result)
mkdirSync("bench/results", { recursive: true })
const file = `bench/results/${at.replaceAll(":", "-")}.json`
writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
console.log(`\nkept in ${file}`)
