#!/usr/bin/env node
// Plain old JavaScript on purpose: it must run on a Node too old for the rest, to say so.
const [major, minor] = process.versions.node.split(".").map(Number)
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `inkling needs Node 22.12 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  )
  process.exit(1)
}
const { existsSync } = await import("node:fs")
const main = new URL("../dist/main.js", import.meta.url)
if (!existsSync(main)) {
  console.error("inkling is not built yet. Run: npm run build")
  process.exit(1)
}
// Compiled code is kept between starts: the second one takes about half as long.
const { enableCompileCache } = await import("node:module")
enableCompileCache()
await import(main.href)
