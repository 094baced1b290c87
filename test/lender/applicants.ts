import type { Decision, DecisionsClient } from '@lendline/decisions/contract';
import { newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { Database } from '@lendline/platform';
import type { RecordSource } from '@lendline/records/contract';
import { borrower, service, staff } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { madeUpModel } from './made-up-model.ts';
import { wages as wagesOf } from './wages.ts';
import { startWalk, value, type Walk } from './walk.ts';

/** The sources that a lender asks consent for. */
export const everything = ['line-checks', 'call-records', 'payment-statement'] as const;

const today = Temporal.PlainDate.from('2026-06-15');
const day = (days: number): Temporal.PlainDate => today.add({ days });
const span = { from: day(-180), until: day(0) };

/** A walk whose lender scores new and repeat borrowers by a made-up model; traders have no champion. */
export async function startScoredWalk(database: Database): Promise<Walk> {
  const walk = await startWalk(database);
  const risk = walk.as(staff('staff_risk', 'models.write', 'models.approve'));
  const registered = await walk.models.client.register(risk, {
    name: 'made up',
    segments: ['new', 'repeat'],
    document: await madeUpModel(7),
  });
  const { id: modelId } = value(registered);
  const note = 'for the walk';
  const asked = value(await walk.models.client.requestRole(risk, { modelId, role: 'champion', note }));
  const second = walk.as(staff('staff_second', 'models.approve'));
  value(await walk.models.client.decideRole(second, { requestId: asked.id, approve: true, note }));
  return walk;
}

/** A statement of wages up to so many days before or after the country's today. */
export const wages = (name: string, until = 0): Uint8Array => wagesOf(name, day(until));

type DecideInput = Parameters<DecisionsClient['decide']>[1];

/** What tests of decisions do again and again. */
export interface ApplicantHands {
  /** An employee not met before, with a card of their own, held for years, whose wallet shows an income. */
  readonly employee: () => Person;
  /** Such an employee, signed in, with consent to these sources. */
  readonly applicant: (...sources: readonly string[]) => Promise<{ readonly person: Person; readonly line: LineId }>;
  readonly add: (line: LineId, source: RecordSource, bytes: Uint8Array) => Promise<void>;
  /** Uploads the call list of a person's last 180 days. */
  readonly addCalls: (line: LineId, person: Person) => Promise<void>;
  /** A new application of now for CNY 5,000, but for what is named. */
  readonly asked: (line: LineId, changes?: Partial<DecideInput>) => DecideInput;
  readonly decideOn: (line: LineId, changes?: Partial<DecideInput>, client?: DecisionsClient) => Promise<Decision>;
  /** A second later: a new instant is a new snapshot. */
  readonly tick: () => Promise<void>;
  readonly setCarrier: (carrier: 'timeout' | 'ok') => Promise<void>;
}

export function applicantHands(walk: () => Walk): ApplicantHands {
  let next = 0;
  const employee = (): Person => {
    const person = walk().country.who(
      (one, { since, latestSimChange }) =>
        one.index >= next &&
        one.registeredName === one.name &&
        one.line.recycledOn === null &&
        one.segment !== 'trader' &&
        since.until(today, { largestUnit: 'months' }).months > 30 &&
        !one.line.forwarding.includes('unconditional') &&
        one.birthDate.until(today, { largestUnit: 'years' }).years >= 20 &&
        latestSimChange.until(walk().country.clock.now()).total('days') > 30,
    );
    next = person.index + 1;
    return person;
  };
  const add = async (line: LineId, source: RecordSource, bytes: Uint8Array): Promise<void> => {
    const file = { source, fileName: 'file.csv', bytes: Uint8Array.from(bytes) };
    value(await walk().records.client.upload(walk().as(borrower(line)), file));
  };
  const asked = (line: LineId, changes: Partial<DecideInput> = {}): DecideInput => ({
    applicationId: newId('application', walk().country.clock.now()),
    attempt: 1,
    lineId: line,
    segment: 'new',
    requested: { amount: '500000', currency: 'CNY' },
    asOf: walk().country.clock.now().toString(),
    ...changes,
  });
  return {
    employee,
    applicant: async (...sources) => {
      const person = employee();
      const line = await walk().arrive(person);
      await walk().consent(line, ...sources);
      return { person, line };
    },
    add,
    addCalls: (line, { index }) =>
      add(line, 'call-records', walk().country.world.callListFile(index, { format: 'carrier-list', ...span }).bytes),
    asked,
    decideOn: async (line, changes, client = walk().decisions.client) =>
      value(await client.decide(walk().as(service('applications')), asked(line, changes))),
    tick: async () => {
      const { clock } = walk().country;
      await clock.moveTo(clock.now().add({ seconds: 1 }));
    },
    setCarrier: async (carrier) => {
      await fetch(`${walk().country.url}/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ carrier }),
      });
    },
  };
}
