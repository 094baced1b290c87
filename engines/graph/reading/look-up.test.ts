import { describe, expect, it } from 'vitest';
import type { EntityGraph } from '../entity-graph.ts';
import { defaultRules, type GraphRules } from '../rules.ts';
import { at, day_ms, start_ms } from '../test/arbitrary-told.ts';
import { entity, graphOf, someone, told } from '../test/told.ts';
import { lookUp, type Reading } from './look-up.ts';
import type { RingScore } from './ring-score.ts';

const now = at(100);

function read(graph: EntityGraph, name: string): Reading {
  const reading = lookUp(graph, entity(name), { as_of: now });
  expect(reading, `${name} is known`).not.toBeNull();
  return reading!;
}

function scoreOf(edges: ReturnType<typeof someone>, rules: GraphRules = defaultRules): RingScore {
  return read(graphOf(edges, rules), 'borrower ann').ring.score;
}

function list(graph: EntityGraph, name: string, ended_day?: number): void {
  const day = (number: number) => start_ms + number * day_ms;
  const ended = ended_day === undefined ? undefined : { at_ms: day(ended_day), arrived_ms: day(ended_day) };
  graph.list({ entity: entity(name), from_ms: day(0), arrived_ms: day(0), ended });
}

describe('a reading', () => {
  it('knows nothing of an entity before anything of it arrived', () => {
    const graph = graphOf(someone('ann', {}, 5));
    expect(lookUp(graph, entity('borrower ann'), { as_of: at(5) })).toBeNull();
    expect(lookUp(graph, entity('borrower ann'), { as_of: at(6) })?.degree.device).toBe(1);
    expect(lookUp(graph, entity('borrower bea'), { as_of: now })).toBeNull();
  });

  it('does not tie the new owner of a recycled number to the old one', () => {
    const graph = graphOf([...someone('ann', { number: 'n' }), ...someone('bea', { number: 'n' }, 40)]);
    expect(read(graph, 'borrower bea').shared.number).toEqual({ entities: 1, people: 1 });
    const [ofAnn] = told('borrower ann', { number: 'n' });
    graph.insert({ ...ofAnn!, ended: { at_ms: start_ms + 30 * day_ms, arrived_ms: start_ms + 60 * day_ms } });
    expect(read(graph, 'borrower bea')).toMatchObject({
      shared: { number: { people: 0 } },
      ring: { by_kind: { borrower: 1 } },
    });
    // Before the end was told, both held it as far as anybody knew.
    expect(lookUp(graph, entity('borrower bea'), { as_of: at(50) })?.ring.by_kind.borrower).toBe(2);
  });

  it('counts other people and not the applications of the same person', () => {
    const graph = graphOf([
      ...someone('ann', { application: 'first' }),
      ...told('borrower ann', { application: 'second' }, 50),
      ...told('application first', { device: 'ann', account: 'shared' }),
      ...told('application second', { device: 'ann', account: 'shared' }, 50),
      ...someone('bea', { account: 'shared' }),
    ]);
    const { shared, degree } = read(graph, 'application second');
    expect(shared.device).toEqual({ entities: 0, people: 0 });
    expect(shared.account).toEqual({ entities: 1, people: 1 });
    expect(degree).toMatchObject({ application: 1, device: 1, account: 1 });
    expect(read(graph, 'device ann').degree.device).toBe(3);
  });

  it('makes no ring of those who live in one dormitory, but of those who share one device', () => {
    const people = Array.from({ length: 60 }, (_, index) => `p${index}`);
    const dormitory = graphOf(people.flatMap((name) => someone(name, { address: 'dormitory' })));
    expect(read(dormitory, 'borrower p0')).toMatchObject({
      ring: { by_kind: { borrower: 1 } },
      shared: { address: { people: 0 } },
    });
    const farm = graphOf(people.flatMap((name) => someone(name, { device: 'farm' })));
    expect(read(farm, 'borrower p0')).toMatchObject({
      ring: { by_kind: { borrower: 60, device: 1 } },
      shared: { device: { people: 59 } },
    });
  });

  it('names the nearest members of a large ring and counts all of them', () => {
    const people = Array.from({ length: 30 }, (_, index) => `p${index + 10}`);
    const rules = { ...defaultRules, reach: { ...defaultRules.reach, members: 7 } };
    const graph = graphOf(
      people.flatMap((name) => told(`borrower ${name}`, { device: 'farm' })),
      rules,
    );
    const { ring } = read(graph, 'borrower p39');
    expect(ring).toMatchObject({ size: 31, more: true });
    expect(ring.members.map(({ key }) => key)).toEqual(['p39', 'farm', 'p10', 'p11', 'p12', 'p13', 'p14']);
  });
});

describe('exposure to the block list', () => {
  const chain = [
    ...told('borrower ann', { device: 'd1', number: 'n1' }),
    ...told('borrower bea', { device: 'd1', account: 'a1' }),
    ...told('borrower cem', { account: 'a1', address: 'x1' }),
    ...told('borrower dan', { address: 'x1' }),
  ];

  it('counts whom the person shares something with, and who shares with these, with the way there', () => {
    const graph = graphOf(chain);
    for (const name of ['borrower bea', 'borrower cem', 'borrower dan']) list(graph, name);
    const { exposure } = read(graph, 'borrower ann');
    expect(exposure).toMatchObject({ first_degree: 1, second_degree: 1, looked_edges: 4 });
    expect(exposure.paths).toEqual([
      ['borrower ann', 'device d1', 'borrower bea'].map(entity),
      ['borrower ann', 'device d1', 'borrower bea', 'account a1', 'borrower cem'].map(entity),
    ]);
  });

  it('leaves out the person: what is on the list of one’s own is no exposure', () => {
    const graph = graphOf([...chain, ...told('borrower ann', { application: 'old' })]);
    for (const name of ['borrower ann', 'application old', 'number n1']) list(graph, name);
    const own = [entity('number n1')];
    const reading = lookUp(graph, entity('borrower ann'), { as_of: now, own });
    expect(reading?.exposure).toMatchObject({ first_degree: 0, second_degree: 0, paths: [] });
  });

  it('forgets a listing that has ended, and does not pass through a hub', () => {
    const graph = graphOf(chain);
    list(graph, 'borrower bea', 50);
    expect(read(graph, 'borrower ann').exposure.first_degree).toBe(0);
    expect(lookUp(graph, entity('borrower ann'), { as_of: at(50) })?.exposure.first_degree).toBe(1);
    const hotline = graphOf(
      ['ann', 'bea', 'cem'].flatMap((name) => told(`borrower ${name}`, { 'emergency-contact': 'hotline' })),
      { ...defaultRules, hubs: { number: 2 } },
    );
    list(hotline, 'borrower bea');
    expect(read(hotline, 'borrower ann').exposure.first_degree).toBe(0);
  });

  it('says how far it looked where too many are near', () => {
    const people = Array.from({ length: 30 }, (_, index) => `p${index}`);
    const rules = { ...defaultRules, reach: { ...defaultRules.reach, looked_at: 20 } };
    const graph = graphOf(
      people.flatMap((name) => told(`borrower ${name}`, { device: 'farm' })),
      rules,
    );
    list(graph, 'borrower p3');
    expect(read(graph, 'borrower p0').exposure).toMatchObject({ first_degree: 0, looked_edges: 1 });
  });
});

describe('the ring score', () => {
  const days = [0, 20, 40, 60, 80];
  const home = { address: 'home', number: 'home' };

  it('is none for a family that shares an address and a number, each with an id and a device', () => {
    const family = ['ann', 'bea', 'cem', 'dan'].flatMap((name, index) => someone(name, home, days[index]));
    expect(scoreOf(family)).toMatchObject({ value: 0, family: true, terms: [] });
  });

  it('is none for three people with one phone among them, and some for four', () => {
    const phone = { ...home, device: 'the one phone' };
    const family = (names: readonly string[]) => names.flatMap((name, index) => someone(name, phone, days[index]));
    expect(scoreOf(family(['ann', 'bea', 'cem']))).toMatchObject({ value: 0, family: true });
    expect(scoreOf(family(['ann', 'bea', 'cem', 'dan']))).toMatchObject({ family: false });
    expect(scoreOf(family(['ann', 'bea', 'cem', 'dan'])).value).toBeGreaterThan(0.3);
  });

  it.each([
    ['they applied within a week', { day: 2, holds: {} }, 'burst'],
    ['they share an account', { day: 40, holds: { account: 'one' } }, 'shared-account'],
    ['they share an id', { day: 40, holds: { id: 'one' } }, 'shared-id'],
  ] as const)('holds a small group that lives together for no family when %s', (_, { day, holds }, term) => {
    const group = ['ann', 'bea', 'cem'].flatMap((name, index) => someone(name, { ...home, ...holds }, index * day));
    const score = scoreOf(group);
    expect(score.family).toBe(false);
    expect(score.terms.map((one) => one.term)).toContain(term);
  });

  it('holds nobody for a family whose ids are not known, who is on the block list, or who are too many', () => {
    const unknown = ['ann', 'bea'].flatMap((name) => told(`borrower ${name}`, { ...home, device: name }));
    expect(scoreOf(unknown).family).toBe(false);
    const listed = graphOf(['ann', 'bea'].flatMap((name) => someone(name, home)));
    list(listed, 'borrower bea');
    expect(read(listed, 'borrower ann').ring.score).toMatchObject({ family: false, facts: { listed: 1 } });
    const many = Array.from({ length: 7 }, (_, index) => someone(index === 0 ? 'ann' : `p${index}`, home, index * 10));
    expect(scoreOf(many.flat())).toMatchObject({ family: false, facts: { people: 7 } });
  });

  it('is what each sign makes of it alone, put together so that none goes above 1', () => {
    const ring = ['ann', 'bea', 'cem', 'dan'].flatMap((name) => someone(name, { device: 'farm', account: 'mule' }));
    const { value, terms, facts } = scoreOf(ring);
    expect(facts).toMatchObject({
      people: 4,
      burst: 4,
      sharers: { device: 4, account: 4, number: 0 },
      sharers_of_several: 4,
    });
    expect(terms.map(({ term }) => term)).toEqual([
      'shared-account',
      'burst',
      'shared-device',
      'shared-several',
      'size',
    ]);
    // 1 - (1 - .5)(1 - .5)(1 - .4)(1 - .3)(1 - .2 * 3/19)
    expect(value).toBeCloseTo(1 - 0.5 * 0.5 * 0.6 * 0.7 * (1 - 0.6 / 19), 12);
  });

  it('counts those who name the same person in need, although that alone makes no ring', () => {
    const contact = { 'emergency-contact': 'same' };
    const pair = [...someone('ann', contact), ...someone('bea', contact)];
    expect(scoreOf(pair)).toMatchObject({ value: 0, facts: { people: 1 } });
    const ring = [...someone('ann', { ...contact, account: 'm' }), ...someone('bea', { ...contact, account: 'm' })];
    expect(scoreOf(ring).facts.sharers['emergency-contact']).toBe(2);
  });

  it('is the same whichever member asks, and none for one alone', () => {
    const ring = graphOf(['ann', 'bea', 'cem'].flatMap((name) => someone(name, { device: 'farm' })));
    const scores = ['borrower ann', 'borrower cem', 'device farm', 'application bea'].map(
      (name) => read(ring, name).ring.score,
    );
    for (const score of scores) expect(score).toEqual(scores[0]);
    expect(scoreOf(someone('ann')).value).toBe(0);
  });
});
