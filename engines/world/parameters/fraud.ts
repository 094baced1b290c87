import { assumed } from './parameter.ts';

/** What is injected beside ordinary applicants, and how it goes about. Nobody publishes a lender's caught fraud. */
export const fraud = {
  /** Shares of fraudulent applications by kind; in Kenya, where no statements are handed in, without that kind. */
  kinds: {
    'synthetic-identity': assumed(0.17, 'share of fraudulent applications'),
    'application-ring': assumed(0.3, 'share of fraudulent applications'),
    'account-takeover': assumed(0.14, 'share of fraudulent applications'),
    'mule-account': assumed(0.15, 'share of fraudulent applications'),
    'multi-lending-burst': assumed(0.12, 'share of fraudulent applications'),
    'edited-statement': assumed(0.12, 'share of fraudulent applications'),
  },
  /** Shares of the applications of honest people who look as if they belonged together, or as if something was wrong. */
  lookAlikes: {
    'family-phone': assumed(0.14, 'share of look-alike applications'),
    'family-address': assumed(0.14, 'share of look-alike applications'),
    'couple-account': assumed(0.08, 'share of look-alike applications'),
    dormitory: assumed(0.14, 'share of look-alike applications'),
    'phone-shop': assumed(0.1, 'share of look-alike applications'),
    'shared-wifi': assumed(0.14, 'share of look-alike applications'),
    'foreman-contact': assumed(0.06, 'share of look-alike applications'),
    'honest-sim-change': assumed(0.08, 'share of look-alike applications'),
    'recycled-number': assumed(0.05, 'share of look-alike applications'),
    'shopping-around': assumed(0.04, 'share of look-alike applications'),
    'untidy-statement': assumed(0.03, 'share of look-alike applications'),
  },
  conduct: {
    vanishes: {
      'synthetic-identity': assumed(0.8, 'share that never pays'),
      'application-ring': assumed(0.86, 'share that never pays'),
      'account-takeover': assumed(0.97, 'share that never pays'),
      'mule-account': assumed(0.88, 'share that never pays'),
      'multi-lending-burst': assumed(0.68, 'share that never pays'),
      'edited-statement': assumed(0.28, 'share that never pays'),
    },
    paysFirst: assumed(0.5, 'of the rest, share that pays the first instalment only'),
    payoutLeaves: assumed(0.8, 'share of payouts to fraud that leave within the hour; from a mule nearly all'),
    payoutLeavesMedian: assumed(11, 'minutes'),
    honestPayoutLeaves: assumed(0.12, 'share of honest payouts spent or moved within a day'),
  },
  queries: {
    perMonth: assumed(0.22, 'questions a month at other lenders, of an ordinary person'),
    byImpatience: assumed(0.6, 'log rate per deviation'),
    byDistress: assumed(0.4, 'log rate per unit of distress'),
    besideAWish: assumed(0.7, 'questions at other lenders in the ten days before an application'),
  },
  belongings: {
    onWifi: assumed(0.55, 'share of applications made over a home connection'),
    gatewaysPerCity: assumed(12, 'addresses a carrier puts a city behind'),
    rooted: assumed(0.012, 'share of handsets'),
    emulated: assumed(0.0008, 'share of handsets'),
    drawdowns: assumed(0.3, 'share of the requests of known customers that draw on an open line'),
    statements: assumed(0.55, 'share of applicants in China who hand in a statement'),
  },
} as const;
