import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { NumberingPlan } from './usecases/parts.ts';

/** National and international forms of one subscriber are one; short and service numbers stay as they are written. */
export const publishedPlan: NumberingPlan = (text, country) => {
  const read = parsePhoneNumberFromString(text, country as CountryCode);
  return read?.isPossible() ? read.number : null;
};
