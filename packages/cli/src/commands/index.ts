import { integrationCreate, integrationList } from "./integration.ts"
import { share } from "./share.ts"
import { start } from "./start.ts"
import { tokenCreate, tokenList, tokenRevoke, tokenRotate } from "./token.ts"

/** Every command by its words; each returns its exit code. */
export const commands: Record<string, (argv: string[]) => Promise<number>> = {
  start,
  share,
  "integration create": integrationCreate,
  "integration list": integrationList,
  "token create": tokenCreate,
  "token list": tokenList,
  "token revoke": tokenRevoke,
  "token rotate": tokenRotate,
}
