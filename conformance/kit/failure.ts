/** What a refused request answers. */
export interface Failure {
  status: number
  code: string
  /** The whole sentence, or a pattern of it where nobody recorded every word. */
  message?: string | RegExp
}

/** 400 validation_error. */
export const invalid = (message?: string | RegExp): Failure => ({
  status: 400,
  code: "validation_error",
  ...(message === undefined ? {} : { message }),
})

/** 400 for a path id that is no uuid. Source: recorded. */
export const badId = (param: string, given: string): Failure =>
  invalid(`path failed validation: path.${param} should be a valid uuid, instead was \`"${given}"\`.`)

/** 404 of an object that is not there or not shared: the same sentence, so that nothing leaks. Source: recorded. */
export const notFound = (kind: string, id: string): Failure => ({
  status: 404,
  code: "object_not_found",
  message: new RegExp(
    `^Could not find ${kind} with ID: ${id}\\. Make sure the relevant pages and databases are shared with your integration "[^"]+"\\.$`,
  ),
})

/** 403 of a token that lacks a capability. */
export const forbidden: Failure = { status: 403, code: "restricted_resource" }

/** 400 for a key the endpoint does not know. */
export const unknownKey = (path: string): Failure =>
  invalid(new RegExp(`body failed validation.*body\\.${path} should be not present`, "s"))

/** A uuid that no object has. */
export const nobodysId = "0c4f1e5a-7b3d-4c8e-9a21-5d6f7a8b9c0d"
