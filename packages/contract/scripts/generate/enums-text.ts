import type { Definitions } from "./build-schemas.ts"

/** Lists that code needs as values, by the name they get and the type they come from. */
const lists = {
  apiColors: "ApiColor",
  selectColors: "SelectColor",
  iconColors: "NoticonColor",
  codeLanguages: "LanguageRequest",
  rollupFunctions: "RollupFunction",
} as const

export function enumsText(source: string, definitions: Definitions): string {
  const lines = Object.entries(lists).map(([name, type]) => {
    const values = definitions[type]?.["enum"]
    if (!Array.isArray(values)) throw new Error(`${type} is no longer a list of texts.`)
    return `export const ${name} = ${JSON.stringify(values)} as const\n`
  })
  return `// ${source}\n\n${lines.join("\n")}`
}
