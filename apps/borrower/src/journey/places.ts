import { askedAhead, type Journey, nextNotice, type Stage, stageOf } from './stage.ts';
import type { Draft } from './draft.ts';

const pathOfStage: Readonly<Record<Stage, string>> = {
  permissions: '/permissions',
  'about-you': '/about-you',
  records: '/records',
  request: '/request',
  decision: '/decision',
  review: '/decision',
  declined: '/decision',
  offer: '/offer',
  plan: '/plan',
  agreement: '/agreement',
  payout: '/payout',
  ended: '/ended',
  loan: '/loan',
};

const preparation: readonly Stage[] = ['permissions', 'about-you', 'records', 'request'];
/** Until the signature, the offer can be gone back to. */
const offering: readonly Stage[] = ['offer', 'plan', 'agreement'];

/** Where a person belongs now. */
export function currentPath(journey: Journey, draft: Draft): string {
  const stage = stageOf(journey, draft);
  const notice = stage === 'permissions' ? nextNotice(journey, draft) : null;
  return notice === null ? pathOfStage[stage] : `/permissions/${notice.source}`;
}

/** The address to show for one that was asked for: itself when the person may be there, else where they belong. */
export function placeFor(asked: string, journey: Journey, draft: Draft): string {
  const here = currentPath(journey, draft);
  return asked === here || isOpen(asked, journey, draft) ? asked : here;
}

/** Places beside the way, and what each is about: there is none where the lender does not ask for it. */
const aboutOf: Readonly<Record<string, string | undefined>> = {
  '/accounts': 'payment-statement',
  '/people': 'declared-ties',
};

function has({ notices }: Journey, wanted: string): boolean {
  return notices.some(({ source }) => source === wanted);
}

function isOpen(asked: string, journey: Journey, draft: Draft): boolean {
  // A guarantor need not be a borrower.
  if (asked === '/my-data' || asked === '/guarantees') return true;
  const about = aboutOf[asked];
  if (about !== undefined) return journey.line.identity !== null && has(journey, about);
  const stage = stageOf(journey, draft);
  if (asked.startsWith('/loan'))
    return journey.loans.some(({ state }) => state !== 'approved' && state !== 'cancelled');
  // The licence is stated on the way to the wish.
  if (asked.startsWith('/business')) return passed(preparation, stage).includes('/request');
  // The receipt of the payout stays open when the money has arrived while it was watched.
  if (asked === '/payout') return stage === 'loan';
  return (
    passed(preparation, stage).some((path) => isAt(asked, path, journey)) || passed(offering, stage).includes(asked)
  );
}

/** The paths of a row of stages up to the one that is reached: back is always possible, ahead never. */
function passed(row: readonly Stage[], stage: Stage): readonly string[] {
  return row.slice(0, row.indexOf(stage) + 1).map((one) => pathOfStage[one]);
}

function isAt(asked: string, path: string, { notices }: Journey): boolean {
  if (path !== '/permissions') return asked === path;
  return askedAhead(notices).some(({ source }) => asked === `/permissions/${source}`);
}

/** The address before this one, for the way back on the screen; null at the first. */
export function pathBefore(path: string, journey: Journey): string | null {
  const row = [
    ...askedAhead(journey.notices).map(({ source }) => `/permissions/${source}`),
    '/about-you',
    '/records',
    '/request',
  ];
  const at = row.indexOf(path);
  return at > 0 ? row[at - 1]! : null;
}
