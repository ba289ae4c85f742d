type Command = (argv: string[]) => Promise<number>

/** Every command by its words; each returns its exit code. Loaded when called: `inkling help` needs no server. */
export const commands: Record<string, Command> = {
  start: async (argv) => (await import("./start.ts")).start(argv),
  share: async (argv) => (await import("./share.ts")).share(argv),
  template: async (argv) => (await import("./template.ts")).template(argv),
  "emoji create": async (argv) => (await import("./emoji.ts")).emojiCreate(argv),
  "emoji delete": async (argv) => (await import("./emoji.ts")).emojiDelete(argv),
  "integration create": async (argv) => (await import("./integration.ts")).integrationCreate(argv),
  "integration list": async (argv) => (await import("./integration.ts")).integrationList(argv),
  "token create": async (argv) => (await import("./token.ts")).tokenCreate(argv),
  "token list": async (argv) => (await import("./token.ts")).tokenList(argv),
  "token revoke": async (argv) => (await import("./token.ts")).tokenRevoke(argv),
  "token rotate": async (argv) => (await import("./token.ts")).tokenRotate(argv),
}
