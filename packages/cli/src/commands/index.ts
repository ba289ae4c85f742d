type Command = (argv: string[]) => Promise<number>

/** Every command by its words; each returns its exit code. Loaded when called: `inkling help` needs no server. */
export const commands: Record<string, Command> = {
  start: async (argv) => (await import("./start.ts")).start(argv),
  backup: async (argv) => (await import("./backup.ts")).backup(argv),
  restore: async (argv) => (await import("./restore.ts")).restore(argv),
  requests: async (argv) => (await import("./requests.ts")).requests(argv),
  usage: async (argv) => (await import("./usage.ts")).usage(argv),
  share: async (argv) => (await import("./share.ts")).share(argv),
  signin: async (argv) => (await import("./signin.ts")).signin(argv),
  template: async (argv) => (await import("./template.ts")).template(argv),
  "emoji create": async (argv) => (await import("./emoji.ts")).emojiCreate(argv),
  "emoji delete": async (argv) => (await import("./emoji.ts")).emojiDelete(argv),
  env: async (argv) => (await import("./redirect/env.ts")).env(argv),
  run: async (argv) => (await import("./redirect/run.ts")).run(argv),
  proxy: async (argv) => (await import("./redirect/proxy.ts")).proxy(argv),
  "faults add": async (argv) => (await import("./faults/add.ts")).faultsAdd(argv),
  "faults list": async (argv) => (await import("./faults/list.ts")).faultsList(argv),
  "faults remove": async (argv) => (await import("./faults/remove.ts")).faultsRemove(argv),
  "integration create": async (argv) => (await import("./integration.ts")).integrationCreate(argv),
  "integration rotate-secret": async (argv) =>
    (await import("./public-integration.ts")).integrationRotateSecret(argv),
  "integration authorizations": async (argv) =>
    (await import("./public-integration.ts")).integrationAuthorizations(argv),
  "integration list": async (argv) => (await import("./integration.ts")).integrationList(argv),
  "token create": async (argv) => (await import("./token.ts")).tokenCreate(argv),
  "token list": async (argv) => (await import("./token.ts")).tokenList(argv),
  "token revoke": async (argv) => (await import("./token.ts")).tokenRevoke(argv),
  "token rotate": async (argv) => (await import("./token.ts")).tokenRotate(argv),
  "webhooks create": async (argv) => (await import("./webhooks/create.ts")).webhooksCreate(argv),
  "webhooks list": async (argv) => (await import("./webhooks/list.ts")).webhooksList(argv),
  "webhooks verify": async (argv) => (await import("./webhooks/verify.ts")).webhooksVerify(argv),
  "webhooks resend-token": async (argv) =>
    (await import("./webhooks/resend-token.ts")).webhooksResendToken(argv),
  "webhooks events": async (argv) => (await import("./webhooks/events.ts")).webhooksEvents(argv),
  "webhooks pause": async (argv) => (await import("./webhooks/pause.ts")).webhooksPause(argv),
  "webhooks resume": async (argv) => (await import("./webhooks/resume.ts")).webhooksResume(argv),
  "webhooks remove": async (argv) => (await import("./webhooks/remove.ts")).webhooksRemove(argv),
  "webhooks deliveries": async (argv) => (await import("./webhooks/deliveries.ts")).webhooksDeliveries(argv),
  "webhooks resend": async (argv) => (await import("./webhooks/resend.ts")).webhooksResend(argv),
  "webhooks replay": async (argv) => (await import("./webhooks/replay.ts")).webhooksReplay(argv),
}
