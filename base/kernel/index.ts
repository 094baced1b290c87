export { assert, AssertionError, present, unreachable } from './assert.ts';
export { canonicalJson } from './canonical-json.ts';
export { type Clock, dayIn, systemClock } from './clock.ts';
export {
  conformance,
  type Conformance,
  type Failure,
  isSkipped,
  type Outcome,
  type Skip,
  skipped,
} from './conformance.ts';
export { type Actor, actorName, type Context } from './context.ts';
export { currencies, type Currency, decimalsOf, isCurrency } from './currency.ts';
export { EarliestFirst } from './earliest-first.ts';
export { grown } from './grown.ts';
export { type Id, isId, newId } from './id.ts';
export {
  add,
  atRate,
  floorToMultiple,
  fromWire,
  type Money,
  money,
  parseDecimal,
  type RatePpm,
  split,
  subtract,
  sum,
  toDecimalString,
  toWire,
  type WireMoney,
} from './money.ts';
export { maskPhoneNumber, type NumberingPlan, parsePhoneNumber, type PhoneNumber } from './phone.ts';
export { type Problem, type ProblemKind, type ProblemParameters, problemsOf } from './problem.ts';
export { type Random, seededRandom } from './random.ts';
export { err, ok, type Err, type Ok, type Result } from './result.ts';
export { type Audience, type FileAnswer, type Operation, type Route, type RoutesOf } from './route.ts';
export { divide, type Rounding } from './rounding.ts';
export {
  isSoleTrader,
  maskSocialCreditCode,
  type NotSocialCreditCode,
  parseSocialCreditCode,
  type SocialCreditCode,
} from './social-credit-code.ts';
export { type Locale, locales, type LocalText } from './text.ts';
