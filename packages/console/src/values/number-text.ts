/** Currencies by the names that number formats have. */
const currencies: Record<string, string> = {
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

const made = new Map<string, Intl.NumberFormat>()

/** A number as its property's format shows it. */
export function numberText(value: number, format = "number"): string {
  if (format === "bitcoin") return `₿${value}`
  let text = made.get(format)
  if (!text) {
    text = new Intl.NumberFormat("en", optionsOf(format))
    made.set(format, text)
  }
  return text.format(value)
}

function optionsOf(format: string): Intl.NumberFormatOptions {
  if (format === "percent") return { style: "percent", maximumFractionDigits: 2 }
  if (format === "number_with_commas") return { maximumFractionDigits: 10 }
  const currency = currencies[format]
  if (currency === undefined) return { useGrouping: false, maximumFractionDigits: 10 }
  return { style: "currency", currency, currencyDisplay: "narrowSymbol" }
}
