/** An answer that is not 2xx: the API's own code and sentence. `status` 0: the server could not be reached. */
export class HttpError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | undefined

  constructor(status: number, code: string, message: string, requestId?: string) {
    super(message)
    this.status = status
    this.code = code
    this.requestId = requestId
  }
}
