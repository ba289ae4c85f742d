import { createHighlighterCore, type HighlighterCore } from "shiki/core"
import { createJavaScriptRegexEngine } from "shiki/engine/javascript"

/** A piece of code in one colour. */
export interface CodeToken {
  content: string
  offset: number
  light: string | undefined
  dark: string | undefined
}
export type CodeLine = CodeToken[]

/** Characters that are coloured at most: longer code is shown plain. */
const maxChars = 40_000

/** Grammars by the names that the API gives languages; each is loaded when it is first met. */
const grammars = {
  bash: () => import("shiki/langs/bash.mjs"),
  c: () => import("shiki/langs/c.mjs"),
  "c#": () => import("shiki/langs/csharp.mjs"),
  "c++": () => import("shiki/langs/cpp.mjs"),
  css: () => import("shiki/langs/css.mjs"),
  dart: () => import("shiki/langs/dart.mjs"),
  diff: () => import("shiki/langs/diff.mjs"),
  docker: () => import("shiki/langs/docker.mjs"),
  elixir: () => import("shiki/langs/elixir.mjs"),
  go: () => import("shiki/langs/go.mjs"),
  graphql: () => import("shiki/langs/graphql.mjs"),
  haskell: () => import("shiki/langs/haskell.mjs"),
  html: () => import("shiki/langs/html.mjs"),
  java: () => import("shiki/langs/java.mjs"),
  javascript: () => import("shiki/langs/javascript.mjs"),
  json: () => import("shiki/langs/json.mjs"),
  kotlin: () => import("shiki/langs/kotlin.mjs"),
  latex: () => import("shiki/langs/latex.mjs"),
  lua: () => import("shiki/langs/lua.mjs"),
  makefile: () => import("shiki/langs/make.mjs"),
  markdown: () => import("shiki/langs/markdown.mjs"),
  php: () => import("shiki/langs/php.mjs"),
  python: () => import("shiki/langs/python.mjs"),
  r: () => import("shiki/langs/r.mjs"),
  ruby: () => import("shiki/langs/ruby.mjs"),
  rust: () => import("shiki/langs/rust.mjs"),
  scala: () => import("shiki/langs/scala.mjs"),
  scss: () => import("shiki/langs/scss.mjs"),
  shell: () => import("shiki/langs/shellscript.mjs"),
  sql: () => import("shiki/langs/sql.mjs"),
  swift: () => import("shiki/langs/swift.mjs"),
  typescript: () => import("shiki/langs/typescript.mjs"),
  xml: () => import("shiki/langs/xml.mjs"),
  yaml: () => import("shiki/langs/yaml.mjs"),
} as const

let highlighter: Promise<HighlighterCore> | undefined

/** The code in colours for light and dark; undefined for languages without a grammar here. */
export async function highlight(text: string, language: string): Promise<CodeLine[] | undefined> {
  if (text.length > maxChars || !(language in grammars)) return undefined
  // The engine of plain JavaScript: the other one would need WebAssembly in the page's policy.
  highlighter ??= createHighlighterCore({
    themes: [import("shiki/themes/github-light-high-contrast.mjs"), import("shiki/themes/github-dark.mjs")],
    langs: [],
    engine: createJavaScriptRegexEngine(),
  })
  const core = await highlighter
  const { default: grammar } = await grammars[language as keyof typeof grammars]()
  await core.loadLanguage(grammar)
  const lang = grammar.at(-1)?.name as string
  const themes = { light: "github-light-high-contrast", dark: "github-dark" }
  return core.codeToTokensWithThemes(text, { lang, themes }).map((line) =>
    line.map(({ content, offset, variants }) => ({
      content,
      offset,
      light: variants["light"]?.color,
      dark: variants["dark"]?.color,
    })),
  )
}
