import { type Context, newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { fakeClock, service, testContext, testDatabase, testSlice, type TestSlice } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FraudAssessment, FraudClient, ListedKind, ListName } from '../contract.ts';
import { fraudSlice } from '../slice.ts';
import { madeUpLender, type MadeUpLender, value } from './made-up-lender.ts';
import { MadeUpNeighbours } from './made-up-neighbours.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [fraudSlice] });
const neighbours = new MadeUpNeighbours(clock);
let slice: TestSlice<FraudClient>;
beforeAll(async () => {
  slice = await testSlice<FraudClient>(fraudSlice, { database: db.database, needs: { ...neighbours.needs }, clock });
});
afterAll(() => slice.close());

let tenants = 0;
const lender = () => madeUpLender(`released-${(tenants += 1)}`, clock);
const asDecisions = ({ tenant }: MadeUpLender): Context => testContext({ tenant, actor: service('decisions'), clock });

async function apply(at: MadeUpLender, lineId: LineId): Promise<FraudAssessment> {
  clock.advance({ minutes: 1 });
  const applicationId = newId('application', clock.now());
  const attempt = { applicationId, attempt: 1, lineId, stage: 'application', asOf: clock.now().toString() } as const;
  return value(await slice.client.assess(asDecisions(at), attempt));
}

/** Puts a value on a list as staff type it; the second person agrees where one has to. */
async function put(at: MadeUpLender, list: ListName, of: { readonly kind: ListedKind; readonly value: string }) {
  const entry = value(await slice.client.addEntry(at.officer, { list, ...of, reason: 'seen before' }));
  const decide = { entryId: entry.id, approve: true, note: 'I agree' };
  return list === 'watch' ? entry : value(await slice.client.decideEntry(at.second, decide));
}

const priorityOf = async (at: MadeUpLender, { caseId }: FraudAssessment) =>
  caseId && value(await slice.client.getCase(at.reader, { caseId })).priority;

describe('what people put on lists', () => {
  it('is found in whoever has it from the next assessment on, though nobody keeps what was typed', async () => {
    const at = lender();
    const line = neighbours.join({ phone: '+8613912340001', idNumber: '11010119900101123X' });
    const before = await apply(at, line);
    const number = await put(at, 'block', { kind: 'number', value: '139 1234 0001' });
    const id = await put(at, 'block', { kind: 'id', value: '11010119900101123x' });
    const after = await apply(at, line);
    expect([before.lists, before.caseId, after.lists]).toEqual(['clear', null, 'hit']);
    expect(after.listHits.map(({ entryId }) => entryId).toSorted()).toEqual([number.id, id.id].toSorted());
    expect(await priorityOf(at, after)).toBe('high');
    expect((await apply(at, neighbours.join())).lists).toBe('clear');
  });

  it('opens a case and changes nothing else where it is only watched', async () => {
    const at = lender();
    const line = neighbours.join({ phone: '+8613912340002' });
    await put(at, 'watch', { kind: 'number', value: '13912340002' });
    const assessed = await apply(at, line);
    expect([assessed.lists, assessed.typologies, await priorityOf(at, assessed)]).toEqual(['clear', 'clear', 'normal']);
  });

  it('is left out of what is counted where many share it and two people allowed it, for all who share it', async () => {
    const at = lender();
    const account = '6222000011112222';
    const of = async (): Promise<FraudAssessment> => {
      const line = neighbours.join({ accounts: [account] });
      await slice.instance.jobs?.['observe-ties']?.(asDecisions(at), { lineId: line });
      return apply(at, line);
    };
    const [, second] = [await of(), await of()];
    expect(second.signals['applications_of_account_7d']).toBe(2);
    await put(at, 'allow', { kind: 'account', value: '6222 0000 1111 2222' });
    const third = await of();
    expect([third.signals['applications_of_account_7d'], third.lists]).toEqual([null, 'clear']);
    expect(third.signals['applications_of_number_24h']).toBe(1);
  });
});

describe('a typology that is halted', () => {
  it('is asked no more, which every assessment says, until a person lets it go on', async () => {
    const at = lender();
    const line = neighbours.join();
    let assessed = await apply(at, line);
    for (let tries = 0; tries < 10; tries += 1) assessed = await apply(at, line);
    const hits = ({ hits: found }: FraudAssessment) => found.map(({ typology }) => typology);
    expect([hits(assessed), assessed.halted]).toEqual([['velocity-attack'], []]);
    const halt = { typology: 'velocity-attack', note: 'alerts on a whole town' };
    const { id: alertId } = value(await slice.client.haltTypology(at.analyst, halt));
    const without = await apply(at, line);
    expect([hits(without), without.halted]).toEqual([[], ['velocity-attack']]);
    value(await slice.client.resumeTypology(at.second, { alertId, note: 'it was the town' }));
    expect(hits(await apply(at, line))).toEqual(['velocity-attack']);
  });
});
