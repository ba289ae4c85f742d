import { codeLanguages } from "@inkling/contract"

const LANGUAGES: ReadonlySet<string> = new Set(codeLanguages)

// What people write behind three backticks, beside the names themselves (inferred).
const ALIASES: Record<string, string> = {
  "": "plain text",
  text: "plain text",
  txt: "plain text",
  plaintext: "plain text",
  plain: "plain text",
  js: "javascript",
  jsx: "javascript",
  ts: "typescript",
  tsx: "typescript",
  py: "python",
  rb: "ruby",
  rs: "rust",
  golang: "go",
  sh: "shell",
  zsh: "shell",
  console: "shell",
  yml: "yaml",
  md: "markdown",
  kt: "kotlin",
  cs: "c#",
  csharp: "c#",
  cpp: "c++",
  fs: "f#",
  fsharp: "f#",
  objc: "objective-c",
  dockerfile: "docker",
  ps1: "powershell",
  tex: "latex",
  svg: "xml",
  vb: "visual basic",
  jsonc: "json",
  wasm: "webassembly",
  ascii: "ascii art",
  llvm: "llvm ir",
}

/** The API's name of a language; plain text for one it does not know. */
export function codeLanguage(info: string): string {
  const name = info.trim().toLowerCase()
  if (LANGUAGES.has(name)) return name
  const first = name.split(/[\s{,]/)[0] as string
  const alias = Object.hasOwn(ALIASES, first) ? ALIASES[first] : undefined
  return alias ?? (LANGUAGES.has(first) ? first : "plain text")
}
