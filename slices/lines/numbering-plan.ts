import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { NumberingPlan } from './rules/phone-text.ts';

/**
 * National and international forms by the published numbering plans. Possible length is enough: carriers get new
 * ranges before any list knows them, and the carrier itself says whether a number exists.
 */
export const publishedPlan: NumberingPlan = (text, country) => {
  const read = parsePhoneNumberFromString(text, country as CountryCode);
  return read?.isPossible() ? read.number : null;
};
