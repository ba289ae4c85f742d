import { ApiError } from "@inkling/contract"

/** Does one of many things; when it is refused, the error says which it was, as `additional_data[name]`. */
export async function atIndex<T>(name: string, index: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw new ApiError(error.code, error.message, {
      additionalData: { ...error.additionalData, [name]: String(index) },
      ...(error.headers && { headers: error.headers }),
      cause: error,
    })
  }
}
