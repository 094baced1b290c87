import type { NumberingPlan } from '@lendline/kernel';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * National and international forms of one subscriber are one, by the published numbering plans; short and service
 * numbers (10086) are none. Possible length is enough: carriers get new ranges before any list knows them, and the
 * carrier itself says whether a number exists.
 */
export const publishedPlan: NumberingPlan = (text, country) => {
  const read = parsePhoneNumberFromString(text, country as CountryCode);
  return read?.isPossible() ? read.number : null;
};
