/** Currencies of the number property's formats, and the codes that `formatNumber` is shown with. */
const currencies: Readonly<Record<string, string>> = {
  dollar: "USD",
  australian_dollar: "AUD",
  canadian_dollar: "CAD",
  singapore_dollar: "SGD",
  euro: "EUR",
  pound: "GBP",
  yen: "JPY",
  ruble: "RUB",
  rupee: "INR",
  won: "KRW",
  yuan: "CNY",
  real: "BRL",
  lira: "TRY",
  rupiah: "IDR",
  franc: "CHF",
  hong_kong_dollar: "HKD",
  new_zealand_dollar: "NZD",
  krona: "SEK",
  norwegian_krone: "NOK",
  mexican_peso: "MXN",
  rand: "ZAR",
  new_taiwan_dollar: "TWD",
  danish_krone: "DKK",
  zloty: "PLN",
  baht: "THB",
  forint: "HUF",
  koruna: "CZK",
  shekel: "ILS",
  chilean_peso: "CLP",
  philippine_peso: "PHP",
  dirham: "AED",
  colombian_peso: "COP",
  riyal: "SAR",
  ringgit: "MYR",
  leu: "RON",
  argentine_peso: "ARS",
  uruguayan_peso: "UYU",
  peruvian_sol: "PEN",
  vietnamese_dong: "VND",
  pakistani_rupee: "PKR",
  nigerian_naira: "NGN",
}

const codes: ReadonlySet<string> = new Set(Object.values(currencies))
const formatters = new Map<string, Intl.NumberFormat>()
const maxDecimals = 20

/**
 * A number in a format of number properties, or in a currency by its code (`usd`); anything else is the plain number.
 * Source: one published example, the rest inferred
 * @param decimals how many are shown; by default those that the format has
 */
export function formatNumber(value: number, format: string, decimals?: number): string {
  const name = format.trim().toLowerCase()
  const code = name.toUpperCase()
  const currency = Object.hasOwn(currencies, name) ? currencies[name] : codes.has(code) ? code : undefined
  if (!currency && name !== "percent" && name !== "number_with_commas" && name !== "number") {
    return decimals === undefined ? String(value) : formatterOf("number", undefined, decimals).format(value)
  }
  if (name === "number" && decimals === undefined) return String(value)
  return formatterOf(name, currency, decimals).format(value)
}

function formatterOf(
  name: string,
  currency: string | undefined,
  decimals: number | undefined,
): Intl.NumberFormat {
  const shown = decimals === undefined ? undefined : Math.min(maxDecimals, Math.max(0, Math.trunc(decimals)))
  const key = `${currency ?? name} ${shown}`
  let formatter = formatters.get(key)
  if (!formatter) {
    const options: Intl.NumberFormatOptions = {
      useGrouping: currency !== undefined || name === "number_with_commas",
    }
    if (currency) Object.assign(options, { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    else if (name === "percent") options.style = "percent"
    if (shown !== undefined)
      Object.assign(options, { minimumFractionDigits: shown, maximumFractionDigits: shown })
    else if (!currency) options.maximumFractionDigits = maxDecimals
    formatter = new Intl.NumberFormat("en-US", options)
    formatters.set(key, formatter)
  }
  return formatter
}
