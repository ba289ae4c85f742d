import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** What `inkling start` keeps beside the database, readable by its owner only. */
export interface LocalState {
  /** The token printed on every start. */
  token?: string
  /** Encrypts secrets in the database; INKLING_SECRET_KEY goes before it. */
  secretKey?: string
}

/** The running server, as other commands find it. */
export interface RunningServer {
  url: string
  pid: number
  /** Secret of the admin API; new on every start. */
  adminSecret: string
}

export class DataFolder {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  get databaseFile(): string {
    return join(this.path, "inkling.db")
  }

  get filesFolder(): string {
    return join(this.path, "files")
  }

  create(): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 })
  }

  readState(): LocalState {
    return (this.#read("local.json") as LocalState | undefined) ?? {}
  }

  writeState(state: LocalState): void {
    this.#write("local.json", state)
  }

  /** The key of secrets in the database, made on first use. */
  secretKey(env: NodeJS.ProcessEnv = process.env): string {
    const given = env["INKLING_SECRET_KEY"]
    if (given) return given
    const state = this.readState()
    if (state.secretKey !== undefined) return state.secretKey
    const secretKey = randomBytes(32).toString("base64url")
    this.create()
    this.writeState({ ...state, secretKey })
    return secretKey
  }

  readServer(): RunningServer | undefined {
    return this.#read("server.json") as RunningServer | undefined
  }

  writeServer(server: RunningServer): void {
    this.#write("server.json", server)
  }

  removeServer(): void {
    rmSync(join(this.path, "server.json"), { force: true })
  }

  #read(name: string): unknown {
    try {
      return JSON.parse(readFileSync(join(this.path, name), "utf8"))
    } catch {
      // Missing or cut short by a kill: as good as not there.
      return undefined
    }
  }

  #write(name: string, value: object): void {
    writeFileSync(join(this.path, name), `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  }
}
