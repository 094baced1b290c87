import { defaultRules, type Entity, lookUp } from '@lendline/graph';
import { assert } from '@lendline/kernel';
import type { LineReport } from '@lendline/lines/contract';
import type { SignalValues, Typology } from '@lendline/typology';
import { readAnswer } from '../connectors/partner-register/read-answer.ts';
import type { AssessmentStage, ListHit } from '../contract.ts';
import { networkPrefix } from '../doors/network-prefix.ts';
import { withoutAllowed } from '../rules/allowances.ts';
import { aroundOf } from '../rules/around-of.ts';
import { type Weighed, weigh } from '../rules/assessed.ts';
import { assessedSignals, keysOf } from '../rules/assessed-signals.ts';
import type { Subject } from '../rules/known-of-line.ts';
import { mayAskRegister, registerAnswer } from '../rules/register-answer.ts';
import { ownEntities, toldOfAttempt } from '../rules/told-of-attempt.ts';
import { ObservedBook } from './observed-book.ts';

/** One attempt and all that a lender is told with it. Keys are opaque: what is equal is the same thing. */
export interface ReplayedAttempt {
  readonly applicationId: string;
  readonly lineId: string;
  readonly stage: AssessmentStage;
  readonly asOf: Temporal.Instant;
  /** Minor units. */
  readonly requested: bigint;
  readonly number: string;
  readonly id: string;
  readonly device: string;
  /** Of the connection, in the clear: its network is what counts. */
  readonly address: string;
  readonly account: string;
  /** Numbers of emergency contacts. */
  readonly contacts: readonly string[];
  readonly statement: NonNullable<Subject['statement']>;
  /** What the carrier says at the instant. */
  readonly report: LineReport | null;
  /** What a register of other lenders would answer, as it writes it; null where there is none. */
  readonly register: string | null;
}

export interface ReplayedAssessment extends Weighed {
  readonly signals: SignalValues;
}

export interface ReplayOptions {
  readonly typologies: readonly Typology[];
  /** The lender's. */
  readonly zone: string;
}

/**
 * A lender's book of attempts lived through again, in memory and in the order of time, to judge typologies by what came of
 * them: signals and outcomes are made by the code that assesses attempts in the slice, and only its tables are replaced. Lists
 * are empty at the beginning.
 */
export class FraudReplay {
  readonly #book = new ObservedBook(defaultRules);
  readonly #firstLoans = new Map<string, number>();
  readonly #options: ReplayOptions;
  #at_ms = -Infinity;

  constructor(options: ReplayOptions) {
    this.#options = options;
  }

  /** Tells of the attempt and assesses it. Error: throws when it is earlier than what was told before. */
  assess(attempt: ReplayedAttempt): ReplayedAssessment {
    const { asOf, lineId, applicationId, stage } = attempt;
    this.#moveTo(asOf);
    const subject = this.#observe(attempt);
    const of = { applicationId, lineId, stage, asOf };
    this.#tell(attempt, subject);
    this.#book.graph.advance(asOf);
    const reading = lookUp(this.#book.graph, { kind: 'borrower', key: lineId }, { as_of: asOf });
    const keys = keysOf(subject);
    const found = assessedSignals({
      asOf,
      report: attempt.report,
      subject,
      around: aroundOf(this.#book.around(keys, asOf.epochMilliseconds), {
        line: lineId,
        keys,
        contacts: subject.contacts,
      }),
      reading,
      blockedContacts: this.#book.entriesOn(subject.contacts.map((key) => ({ kind: 'number', key }))).length,
      requested: attempt.requested,
    });
    const listHits: ListHit[] = this.#book.entriesOn(ownEntities(of, subject)).map(({ key: _, ...hit }) => hit);
    const known = { reading, listHits, typologies: this.#options.typologies };
    const free = withoutAllowed(found, listHits);
    const mayAsk = mayAskRegister(weigh({ ...known, signals: free }), stage);
    const signals = { ...free, ...(mayAsk ? this.#registerSays(attempt) : {}) };
    return { ...weigh({ ...known, signals }), signals };
  }

  /** The line has borrowed. */
  hearPaidOut(lineId: string, at_ms: number): void {
    this.#firstLoans.set(lineId, Math.min(at_ms, this.#firstLoans.get(lineId) ?? Infinity));
  }

  /** An instalment of the line is 90 days late. */
  hearDefault(lineId: string): void {
    this.#book.default(lineId);
  }

  /** A case is closed as fraud: who it is about goes on the block list, with the number, id, devices and accounts that are theirs. */
  confirmFraud(lineId: string, at: Temporal.Instant): void {
    this.#moveTo(at);
    const own = (['number', 'id', 'device', 'account'] as const).flatMap((kind) =>
      this.#book.heldBy(lineId, kind).map(({ key }): Entity => ({ kind, key })),
    );
    for (const entity of [{ kind: 'borrower', key: lineId } as const, ...own]) {
      this.#book.block(entity, { at_ms: at.epochMilliseconds, reason: 'a case of our own' });
    }
  }

  #moveTo(at: Temporal.Instant): void {
    assert(at.epochMilliseconds >= this.#at_ms, 'a book is replayed in the order of time');
    this.#at_ms = at.epochMilliseconds;
  }

  /** What the person holds once they are there to apply: seen a moment before the attempt. */
  #observe(attempt: ReplayedAttempt): Subject {
    const { lineId, number, id, device, account, contacts, asOf, address, statement } = attempt;
    const at_ms = asOf.epochMilliseconds - 2;
    const held = { number, id, device, account };
    for (const relation of ['number', 'id', 'device', 'account'] as const) {
      this.#book.hold(lineId, { relation, key: held[relation], at_ms });
    }
    this.#book.holdOnly(lineId, 'emergency-contact', { keys: contacts, at_ms });
    return {
      number,
      id,
      device,
      network: networkPrefix(address),
      account: this.#book.heldBy(lineId, 'account').at(-1)?.key ?? null,
      contacts,
      devices: this.#book.heldBy(lineId, 'device').map(({ key, from_ms }) => ({ key, from_ms })),
      statement,
      firstLoan_ms: this.#firstLoans.get(lineId) ?? null,
    };
  }

  #tell({ applicationId, lineId, stage, asOf, requested }: ReplayedAttempt, subject: Subject): void {
    const told = toldOfAttempt({ applicationId, lineId, stage, asOf }, subject);
    const [at_ms, arrived_ms] = [told.at.epochMilliseconds, told.arrived.epochMilliseconds];
    for (const tie of told.ties) this.#book.tie({ ...tie, at_ms, arrived_ms });
    if (!told.countedBy) return;
    this.#book.count({
      ...told.countedBy,
      kind: 'application',
      event: applicationId,
      at_ms,
      arrived_ms,
      amount: Number(requested),
    });
  }

  #registerSays({ register, asOf }: ReplayedAttempt): SignalValues {
    if (register === null) return {};
    const answer = readAnswer(register);
    assert(answer.ok, 'the register answers in words that are known here');
    return registerAnswer(answer.value, { as_of: asOf, zone: this.#options.zone, self: null }).signals;
  }
}
