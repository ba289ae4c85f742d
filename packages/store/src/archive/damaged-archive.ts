/** A backup that cannot be read back as it was written. */
export class DamagedArchive extends Error {
  constructor(path: string, what: string, options?: ErrorOptions) {
    super(`The backup at ${path} is damaged or incomplete: ${what}.`, options)
    this.name = "DamagedArchive"
  }
}
