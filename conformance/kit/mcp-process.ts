import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"

interface Reply {
  id?: number
  result?: unknown
  error?: { message: string }
}

/** A child process that speaks the Model Context Protocol: JSON-RPC, one message a line, over its standard streams. */
export class McpProcess {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, (reply: Reply) => void>()
  #nextId = 1

  constructor(command: string, args: readonly string[], env: Record<string, string>) {
    this.#child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "ignore"],
    })
    const { stdout } = this.#child
    if (!stdout) throw new Error("The process has no output to read.")
    createInterface({ input: stdout }).on("line", (line) => {
      const reply = JSON.parse(line) as Reply
      if (reply.id !== undefined) this.#waiting.get(reply.id)?.(reply)
    })
    this.#child.on("exit", () => {
      for (const settle of this.#waiting.values()) settle({ error: { message: "The process ended." } })
    })
  }

  /** The handshake that comes before everything else. */
  async initialize(): Promise<unknown> {
    const answer = await this.call("initialize", {
      protocolVersion: "2025-06-18",
      capabilities: {},
      clientInfo: { name: "conformance", version: "1.0.0" },
    })
    this.#send({ jsonrpc: "2.0", method: "notifications/initialized" })
    return answer
  }

  async call(method: string, params: unknown): Promise<unknown> {
    const id = this.#nextId++
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve)
      this.#send({ jsonrpc: "2.0", id, method, params })
    })
    this.#waiting.delete(id)
    if (reply.error) throw new Error(reply.error.message)
    return reply.result
  }

  close(): void {
    this.#child.kill()
  }

  #send(message: unknown): void {
    this.#child.stdin?.write(`${JSON.stringify(message)}\n`)
  }
}
