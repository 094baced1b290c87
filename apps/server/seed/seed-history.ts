import { setTimeout as pause } from 'node:timers/promises';
import type { MyApplication } from '@lendline/applications/contract';
import type { LineId } from '@lendline/lines/contract';
import type { RecordSource } from '@lendline/records/contract';
import { type Random, seededRandom } from '@lendline/kernel';
import { newContext } from '@lendline/platform';
import type { MovableClock } from '@lendline/sandbox';
import type { Person, World } from '@lendline/world';
import type { Lender } from '../lender.ts';
import type { Country } from './country.ts';
import { type FeedWish, feedWish, linkFeed } from './link-feed.ts';
import { payDues, type RepaymentDiary, repaymentDiary } from './repayments.ts';
import { apply, contextOf, must, prepare, takeOffer, type WalkParts, WalkStopped } from './walk.ts';

export interface SeedOptions {
  readonly lender: Lender;
  readonly world: World;
  readonly country: Country;
  readonly clock: MovableClock;
  readonly from: Temporal.PlainDate;
  readonly days: number;
  readonly zone: string;
  /** People that are left for whoever tries the demo by hand. */
  readonly except: ReadonlySet<number>;
  /** How many people of the country ever hear of this lender. */
  readonly people: number;
  /** Told after each day. */
  readonly said: (day: number, of: number) => void;
}

/** Referred applications of the last days stay in the queue, so that a credit officer finds work. */
const leftForPeople_days = 10;
const opensAt = Temporal.PlainTime.from('09:30');

interface Seeding extends SeedOptions {
  readonly parts: WalkParts;
  readonly diary: RepaymentDiary;
  readonly reviewer: string;
}

/**
 * Lives through the lender's first year in the simulated country: people apply when they want credit, are decided by
 * the real strategy, sign, are paid, and pay back as they do. Everything goes through the doors that a person uses.
 */
export async function seedHistory(options: SeedOptions): Promise<void> {
  const parts: WalkParts = { clients: options.lender.clients, clock: options.clock, country: options.country };
  const reviewer = await firstMember(parts);
  const seeding: Seeding = { ...options, parts, diary: repaymentDiary(options.world), reviewer };
  const wishes = wishesByDay(options);
  for (let day = 0; day < options.days; day += 1) {
    const today = options.from.add({ days: day });
    await options.clock.moveTo(today.toZonedDateTime({ timeZone: options.zone, plainTime: opensAt }).toInstant());
    await liveThrough(seeding, today, { wishes: wishes.get(today.toString()) ?? [], daysLeft: options.days - day });
    if (day === options.days - 1) await meetStaged(seeding, today);
    options.said(day + 1, options.days);
  }
  await options.lender.drainEvents();
}

interface Wish {
  readonly person: Person;
  readonly amount: bigint;
}

function wishesByDay({ world, people, except, from, days }: SeedOptions): Map<string, Wish[]> {
  const wishes = new Map<string, Wish[]>();
  const last = from.add({ days });
  for (let index = 0; index < Math.min(people, world.options.people); index += 1) {
    if (except.has(index)) continue;
    for (const { on, amount } of world.wantsCredit(index)) {
      if (Temporal.PlainDate.compare(on, from) < 0 || Temporal.PlainDate.compare(on, last) >= 0) continue;
      const key = on.toString();
      wishes.set(key, [...(wishes.get(key) ?? []), { person: world.person(index), amount }]);
    }
  }
  return wishes;
}

async function liveThrough(
  seeding: Seeding,
  today: Temporal.PlainDate,
  { wishes, daysLeft }: { wishes: readonly Wish[]; daysLeft: number },
): Promise<void> {
  const { lender, parts, diary } = seeding;
  const service = contextOf(parts, { kind: 'service', name: 'server' });
  must(await lender.clients.loans.closeOfBusiness(service, {}));
  await lender.clockMoved();
  const dues = diary.dueOn(today);
  await payDues(parts, dues);
  for (const wish of wishes) await liveThroughWish(seeding, wish, daysLeft).catch(unlessOrdinary);
  // What was paid must be booked before the next payment is measured against the debt.
  if (dues.length > 0) await lender.drainEvents();
}

/** What ends an application in ordinary life: a number that was lost or passed on, or an application still open. */
const ordinary = ['lines.unknown-number', 'lines.identity-differs', 'lines.too-many-codes', 'applications.not-now'];

function unlessOrdinary(error: unknown): void {
  if (!(error instanceof WalkStopped && ordinary.includes(error.code))) throw error;
}

async function liveThroughWish(seeding: Seeding, wish: Wish, daysLeft: number): Promise<void> {
  const { parts, diary } = seeding;
  const random = seededRandom(`demo/files/${wish.person.index}`);
  const { person, amount } = wish;
  const { files, feed } = recordsOf(
    person,
    filesOf(random),
    parts.country.givesStatements && daysLeft <= feedsSince_days,
  );
  const prepared = await prepare(parts, { person, wish: amount, files, allows: feed ? ['payment-statement'] : [] });
  if (feed) await linkFeed(parts, contextOf(parts, { kind: 'borrower', line: prepared.line }), { person, wish: feed });
  const { line, application } = await apply(parts, prepared);
  const decided = daysLeft > leftForPeople_days ? await reviewIfReferred(seeding, line, application) : application;
  if (decided.state !== 'offered' || random.next() > 0.93) return;
  const taken = await takeOffer(parts, { line, application: decided, wish: wish.amount });
  if (!taken.loanId || taken.state !== 'active') return;
  const context = contextOf(parts, { kind: 'borrower', line });
  const loan = must(await parts.clients.loans.getMine(context, { loanId: taken.loanId }));
  if (loan.disbursedOn) diary.note(loan, { line, person: wish.person });
}

/** Kinds that carrier, register and file show of one alone; others take browsers and accounts, which nobody has in a seeded year. */
const metKinds: readonly string[] = [
  'account-takeover',
  'multi-lending-burst',
  'edited-statement',
  'honest-sim-change',
];

/** On the last day some of those apply whom the country stages, so that fraud cases wait to be worked on. */
async function meetStaged({ parts, world }: Seeding, today: Temporal.PlainDate): Promise<void> {
  const staged = await parts.country.staged(today);
  for (const { people } of staged.filter(({ kind }) => metKinds.includes(kind))) {
    for (const index of people) {
      const person = world.person(index);
      const wish = world.wantsCredit(index)[0]?.amount ?? stagedWish;
      await prepare(parts, { person, wish, files: ['call-records', 'payment-statement'] })
        .then((prepared) => apply(parts, prepared))
        .catch(unlessOrdinary);
    }
  }
}

/** Minor units, of whoever is staged without a wish of their own. */
const stagedWish = 200_000n;

/** Most people add both files, some one, a few none: the thin end of every book. */
function filesOf(random: Random): readonly RecordSource[] {
  const draw = random.next();
  if (draw < 0.62) return ['call-records', 'payment-statement'];
  if (draw < 0.77) return ['payment-statement'];
  return draw < 0.9 ? ['call-records'] : [];
}

/** The lender began to read accounts so many days before the end of its history. */
const feedsSince_days = 14;

/** Of those who would add a statement, half let an account be read instead, where the lender can do that. */
function recordsOf(
  { index }: Person,
  files: readonly RecordSource[],
  mayLink: boolean,
): { readonly files: readonly RecordSource[]; readonly feed: FeedWish | null } {
  const random = seededRandom(`demo/feeds/${index}`);
  const links = mayLink && files.includes('payment-statement') && random.next() < 0.5;
  if (!links) return { files, feed: null };
  return { files: files.filter((source) => source !== 'payment-statement'), feed: feedWish(random) };
}

/** An officer who follows the file: a name that differs is declined until papers come, the rest is approved small. */
async function reviewIfReferred(seeding: Seeding, line: LineId, application: MyApplication): Promise<MyApplication> {
  if (application.state !== 'in-review') return application;
  const { parts, reviewer } = seeding;
  const permissions = ['applications.read', 'applications.review'];
  const staff = contextOf(parts, { kind: 'staff', id: reviewer, permissions });
  const codes = application.decision?.reasons.map(({ code }) => code) ?? [];
  const approve = !codes.some((code) => code.includes('name') || code.includes('id-'));
  const reviewed = await parts.clients.applications.review(staff, {
    applicationId: application.id,
    outcome: approve ? 'approve' : 'decline',
    ...(approve ? { tier: 'C' } : {}),
    note: approve ? '资料齐全，按最低档批准。' : '姓名与运营商登记不一致，未收到补充材料。',
  });
  if (!reviewed.ok) return application;
  await pause(5);
  const context = contextOf(parts, { kind: 'borrower', line });
  return must(await parts.clients.applications.getMine(context, { applicationId: application.id }));
}

async function firstMember(parts: WalkParts): Promise<string> {
  const context = newContext({
    actor: { kind: 'staff', id: 'staff_seed', permissions: ['staff.read'] },
    clock: parts.clock,
  });
  const { members } = must(await parts.clients.staff.listMembers(context, {}));
  return members[0]?.id ?? 'staff_seed';
}
