import type { Entity, Relation } from '@lendline/graph';
import type { AssessmentStage } from '../contract.ts';
import { keysOf } from './assessed-signals.ts';
import type { Subject } from './known-of-line.ts';

interface OfAttempt {
  readonly applicationId: string;
  readonly lineId: string;
  readonly stage: AssessmentStage;
  readonly asOf: Temporal.Instant;
}

interface Tie {
  readonly holder: Entity & { readonly kind: 'borrower' | 'application' };
  readonly relation: Relation;
  readonly held: string;
}

/** What an attempt tells of itself. */
export interface ToldOfAttempt {
  readonly at: Temporal.Instant;
  readonly arrived: Temporal.Instant;
  readonly ties: readonly Tie[];
  /** What velocity counts it by; null at drawdown, where nobody tries anew though the money may be drawn on another device. */
  readonly countedBy: ReturnType<typeof keysOf> | null;
}

/** An attempt has happened and arrived by the instant as of which it is assessed, so that it counts itself. */
export function toldOfAttempt({ applicationId, lineId, stage, asOf }: OfAttempt, subject: Subject): ToldOfAttempt {
  const application = { kind: 'application', key: applicationId } as const;
  const ties: Tie[] = [
    { holder: { kind: 'borrower', key: lineId }, relation: 'application', held: applicationId },
    ...(subject.device === null ? [] : [{ holder: application, relation: 'device', held: subject.device } as const]),
  ];
  return {
    at: asOf.subtract({ milliseconds: 1 }),
    arrived: asOf,
    ties,
    countedBy: stage === 'drawdown' ? null : keysOf(subject),
  };
}

/** The person, the attempt, and what is the person's own: lists are looked up by these. */
export function ownEntities({ lineId, applicationId }: OfAttempt, subject: Subject): readonly Entity[] {
  const { number, id, account, devices } = subject;
  const own: (Entity | null)[] = [
    { kind: 'borrower', key: lineId },
    { kind: 'application', key: applicationId },
    number === null ? null : { kind: 'number', key: number },
    id === null ? null : { kind: 'id', key: id },
    account === null ? null : { kind: 'account', key: account },
    ...devices.map(({ key }): Entity => ({ kind: 'device', key })),
  ];
  return own.filter((entity) => entity !== null);
}

/** Entries of lists on these entities. */
export function entriesOfThese<Entry extends Entity>(own: readonly Entity[], entries: readonly Entry[]): Entry[] {
  return entries.filter(({ kind, key }) => own.some((entity) => entity.kind === kind && entity.key === key));
}
