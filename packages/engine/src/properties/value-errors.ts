import { type ApiError, validationError } from "@inkling/contract"

/** What page writes may get wrong beyond their shape. Sentences without a source are inferred. */

/** Source: recorded 400 for `null` as a title's value. */
export const invalidPropertyValue = (name: string): ApiError =>
  validationError(`Body Validation Failed. Fix the following:\nInvalid property value for: "${name}".`)

/** Source: reports, word for word. */
export const optionIdInvalid = (propertyId: string, optionId: string): ApiError =>
  validationError(`${propertyId} is an invalid select option "${optionId}".`)

/** Source: reports of 2022–23. */
export const optionColorMismatch = (): ApiError =>
  validationError("Select option color doesn't match existing")

/** Source: reports, the stray quote included. */
export const statusOptionNotFound = (name: string): ApiError =>
  validationError(`Invalid status option. Status option "${name}" does not exist".`)

export const propertyNotWritable = (name: string, type: string): ApiError =>
  validationError(`${name} is of type ${type}, which cannot be updated through the API.`)

export const fileNotUsable = (name: string): ApiError =>
  validationError(`File "${name}" is neither an external link nor a finished upload.`)
