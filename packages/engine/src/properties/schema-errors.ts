import { type ApiError, validationError } from "@inkling/contract"

/** What schema requests may get wrong beyond their shape. Sentences without a source are inferred. */

/** Source: recorded 400 for a rename of a property that does not exist. */
export const notAPropertySchema = (key: string): ApiError =>
  validationError(`${key} is not a valid property schema`)

/** Source: reports of databases created without a title. */
export const titleNotProvided = (): ApiError => validationError("Title is not provided")

export const tooManyTitles = (): ApiError =>
  validationError("A data source has exactly one title property, more were provided.")

export const propertyNamedTwice = (key: string): ApiError =>
  validationError(`Property ${key} is named twice, by its name and by its id.`)

export const titleNotRemovable = (): ApiError => validationError("Cannot remove the title property.")

export const typeNotConvertible = (name: string, from: string, to: string): ApiError =>
  validationError(`Cannot change the type of property ${name} from ${from} to ${to}.`)

/** Source: reports, word for word; the value closes the sentence. */
export const commaInOption = (value: string): ApiError =>
  validationError(`Invalid select option, commas not allowed: ${value}`)

/** Source: measured in 2026: the whole request fails. */
export const optionColorFixed = (key: "name" | "id", value: string): ApiError =>
  validationError(`Cannot update color of select with ${key}: ${value}.`)

export const duplicateOption = (name: string): ApiError =>
  validationError(`Select options must have unique names, "${name}" is given twice.`)

export const optionNotFound = (id: string): ApiError =>
  validationError(`Could not find select option with id: ${id}.`)

export const statusGroupNotFound = (group: string, groups: readonly string[]): ApiError =>
  validationError(`Status group "${group}" does not exist. Groups: ${groups.join(", ")}.`)

export const invalidNumberFormat = (name: string, format: string): ApiError =>
  validationError(`Invalid number format for property ${name}: ${format}.`)

/** Sentence of filters that name an unknown property. */
export const referenceNotFound = (nameOrId: string): ApiError =>
  validationError(`Could not find property with name or id: ${nameOrId}`)

export const notARelation = (name: string): ApiError =>
  validationError(`Rollup cannot go through property ${name}: it is not a relation.`)

export const formulaReferenceNotFound = (property: string, name: string): ApiError =>
  validationError(`Invalid formula expression for property ${property}: property "${name}" is not defined.`)

/** @param sentence what is wrong and where, with a full stop */
export const invalidFormula = (property: string, sentence: string): ApiError =>
  validationError(`Invalid formula expression for property ${property}: ${sentence}`)

export const formulaCycle = (name: string): ApiError =>
  validationError(`Invalid formula expression for property ${name}: it refers to itself.`)

export const rollupCycle = (name: string): ApiError =>
  validationError(`Invalid rollup property ${name}: it depends on itself through what it rolls up.`)

export const descriptionTooLong = (name: string, length: number): ApiError =>
  validationError(
    `body failed validation: body.properties.${name}.description.length should be ≤ \`280\`, instead was \`${length}\`.`,
  )

export const tooManyProperties = (count: number): ApiError =>
  validationError(`A data source may have at most 500 properties, this one would have ${count}.`)

/** The docs say that the error names the largest property; the wording is inferred. */
export const schemaTooLarge = (
  bytes: number,
  largest: { name: string; id: string; bytes: number },
): ApiError =>
  validationError(
    `The schema of this data source is too large: ${bytes} bytes, the limit is 51200. ` +
      `The largest property is "${largest.name}" (${largest.id}) with ${largest.bytes} bytes.`,
  )
