/** Few texts, so that conditions find something; letters of more than one case, digits, and what sorting minds. */
export const texts = ["boat", "Boat 2", "river", "Zoë", "zoe", "10", "9 lives", "a,b", "paper boat", " "]

/** Names of properties: a reader of formulas must not be led astray by any. */
const nameParts = ["Cost", "cost", 'A "b"', "x, y", "Änd", "prop(1)", "to\\do", "no. 1"]

/** A name that no property of the data source has; `at` makes it one. */
export const propertyName = (at: number) => `${nameParts[at % nameParts.length]} ${at}`

/** The name as a formula writes it. */
export const quoted = (name: string) => `"${name.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`

export const richText = (content: string) => (content === "" ? [] : [{ type: "text", text: { content } }])
