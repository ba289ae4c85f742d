// One collation for every sort of text: numbers by value ("Article 4" before "Article 10"), case ignored, accents
// told apart. The locale is fixed so that every process sorts alike.
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "accent" })

/** Negative when `a` sorts first. Source: a recorded sort of numbered titles; case is inferred. */
export function collate(a: string, b: string): number {
  return collator.compare(a, b)
}
