/*
 * The currencies of ISO 4217 (list one of the maintenance agency, of 2024-06-25, with the Caribbean guilder of 2025), by the
 * decimals of their minor unit: without funds, metals, bond units and test codes, in which nobody has an account.
 * Withdrawn ones that stand in files of the last years are kept.
 */

/** There is no unit below the krona, the yen and the like. */
const withoutMinorUnit = [
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'ISK',
  'JPY',
  'KMF',
  'KRW',
  'PYG',
  'RWF',
  'UGX',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
] as const;

/** A dinar has a thousand fils. */
const inThousandths = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'] as const;

/** Also where the unit is a fifth in name (MGA, MRU): ISO 4217 writes two decimals. */
const inHundredths = [
  'AED',
  'AFN',
  'ALL',
  'AMD',
  'ANG',
  'AOA',
  'ARS',
  'AUD',
  'AWG',
  'AZN',
  'BAM',
  'BBD',
  'BDT',
  'BGN',
  'BMD',
  'BND',
  'BOB',
  'BRL',
  'BSD',
  'BTN',
  'BWP',
  'BYN',
  'BZD',
  'CAD',
  'CDF',
  'CHF',
  'CNY',
  'COP',
  'CRC',
  'CUC',
  'CUP',
  'CVE',
  'CZK',
  'DKK',
  'DOP',
  'DZD',
  'EGP',
  'ERN',
  'ETB',
  'EUR',
  'FJD',
  'FKP',
  'GBP',
  'GEL',
  'GHS',
  'GIP',
  'GMD',
  'GTQ',
  'GYD',
  'HKD',
  'HNL',
  'HTG',
  'HUF',
  'IDR',
  'ILS',
  'INR',
  'IRR',
  'JMD',
  'KES',
  'KGS',
  'KHR',
  'KPW',
  'KYD',
  'KZT',
  'LAK',
  'LBP',
  'LKR',
  'LRD',
  'LSL',
  'MAD',
  'MDL',
  'MGA',
  'MKD',
  'MMK',
  'MNT',
  'MOP',
  'MRU',
  'MUR',
  'MVR',
  'MWK',
  'MXN',
  'MYR',
  'MZN',
  'NAD',
  'NGN',
  'NIO',
  'NOK',
  'NPR',
  'NZD',
  'PAB',
  'PEN',
  'PGK',
  'PHP',
  'PKR',
  'PLN',
  'QAR',
  'RON',
  'RSD',
  'RUB',
  'SAR',
  'SBD',
  'SCR',
  'SDG',
  'SEK',
  'SGD',
  'SHP',
  'SLE',
  'SOS',
  'SRD',
  'SSP',
  'STN',
  'SVC',
  'SYP',
  'SZL',
  'THB',
  'TJS',
  'TMT',
  'TOP',
  'TRY',
  'TTD',
  'TWD',
  'TZS',
  'UAH',
  'USD',
  'UYU',
  'UZS',
  'VED',
  'VES',
  'WST',
  'XCD',
  'XCG',
  'YER',
  'ZAR',
  'ZMW',
  'ZWG',
] as const;

export type Currency = (typeof withoutMinorUnit | typeof inThousandths | typeof inHundredths)[number];

/** How many decimals the minor unit of a currency has: JPY 0, CNY 2, KWD 3. */
export function decimalsOf(currency: Currency): 0 | 2 | 3 {
  if ((withoutMinorUnit as readonly Currency[]).includes(currency)) return 0;
  return (inThousandths as readonly Currency[]).includes(currency) ? 3 : 2;
}

/** Every currency by its code, with the decimals of its minor unit. */
export const currencies: Readonly<Record<Currency, number>> = /* @__PURE__ */ decimalsByCode();

// A function of its own, so that a page that only formats sums is not sent the whole list.
function decimalsByCode(): Record<Currency, number> {
  const codes = [...withoutMinorUnit, ...inThousandths, ...inHundredths];
  return Object.fromEntries(codes.map((code) => [code, decimalsOf(code)])) as Record<Currency, number>;
}

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(currencies, code);
}
