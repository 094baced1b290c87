import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSignal, type KnownSignal, signalCatalogue } from '../signals/catalogue.ts';
import { checkSignalValues, forbiddenSignals, type SignalValues } from '../signals/signal-values.ts';
import { consentSources, type SignalValue } from '../signals/signal.ts';
import { assessTypologies, assessTypology, isAboutOthers } from './assess.ts';
import { shippedTypologies, typologiesWithin } from './box/box.ts';
import { runExamples } from './check/check-examples.ts';
import { checkTypologies, checkTypology } from './check/check-typology.ts';
import type { TypologyFaultCode } from './check/fault.ts';
import { familyWithOnePhone, nothingWrong } from './check/must-stay-clear.ts';
import { readTypologies } from './read-typology.ts';
import type { Typology, TypologyRule } from './typology.ts';

function valueOf({ type }: KnownSignal): fc.Arbitrary<SignalValue | null> {
  const unknown = fc.constant(null);
  if (type.kind === 'flag') return fc.oneof(unknown, fc.boolean());
  if (type.kind === 'category') return fc.oneof(unknown, fc.constantFrom(...type.choices));
  const number = fc.double({ min: type.least, max: type.most ?? 2_000, noNaN: true });
  return fc.oneof(unknown, fc.constant('none'), number, number);
}

const anySignals: fc.Arbitrary<SignalValues> = fc.record(
  Object.fromEntries(signalCatalogue.map((signal) => [signal.id, valueOf(signal)])),
);

const cn = ['line-checks', 'call-records', 'top-ups', 'payment-statement', 'multi-lending-register', 'declared-ties'];
const ke = ['line-checks', 'call-records', 'top-ups', 'mobile-money-statement', 'declared-ties'];

describe('the catalogue of signals', () => {
  it('names each signal in both languages and says where it comes from', () => {
    for (const { id, name, says } of signalCatalogue) {
      expect(id).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/);
      for (const text of [name, says]) {
        expect(text['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
        expect(text.en).toMatch(/^[A-Z]/);
      }
    }
  });

  it('forbids what no allowed source gives, and nothing that needs none of its own', () => {
    expect(forbiddenSignals(consentSources)).toEqual([]);
    expect(forbiddenSignals(cn)).toEqual([]);
    expect(forbiddenSignals(ke)).toContain('register_lenders_7d');
    expect(forbiddenSignals(ke)).not.toContain('statement_suspicion');
    expect(forbiddenSignals([])).not.toContain('applications_of_number_24h');
  });

  it('says what is wrong with a value, and nothing of one that is unknown', () => {
    expect(checkSignalValues(nothingWrong)).toEqual([]);
    expect(checkSignalValues(familyWithOnePhone)).toEqual([]);
    const wrong = {
      emulator: 1,
      name_match: 'perhaps',
      ring_score: 1.5,
      tenure_months: -1,
      no_such_signal: 1,
      rooted: null,
      device_age_days: 'none',
    };
    const faults = checkSignalValues(wrong).map(({ signal }) => signal);
    expect(faults).toEqual(['emulator', 'name_match', 'ring_score', 'tenure_months', 'no_such_signal']);
  });
});

describe('the typologies that ship', () => {
  it('are sound, have forty rules and more, and hold every one of their examples', () => {
    expect(checkTypologies(shippedTypologies)).toEqual([]);
    expect(shippedTypologies.flatMap(({ rules }) => rules).length).toBeGreaterThanOrEqual(40);
    for (const typology of shippedTypologies) {
      expect(runExamples(typology).filter(({ holds }) => !holds)).toEqual([]);
    }
  });

  it('are data: written as JSON and read again they are the same', () => {
    expect(readTypologies(JSON.parse(JSON.stringify(shippedTypologies)))).toEqual({
      ok: true,
      value: shippedTypologies,
    });
  });

  it('stay clear on an applicant of whom nothing is wrong, and on a family that shares a phone', () => {
    for (const applicant of [nothingWrong, familyWithOnePhone]) {
      const assessed = assessTypologies(applicant, shippedTypologies);
      expect(assessed.outcome).toBe('clear');
      expect(assessed.typologies.flatMap(({ unknown }) => unknown)).toEqual([]);
    }
  });

  it('weigh every signal of the catalogue but those that only explain', () => {
    const weighed = new Set(shippedTypologies.flatMap(({ rules }) => rules.map(({ signal }) => signal)));
    expect(signalCatalogue.filter(({ id }) => !weighed.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('never interdict by rings and contacts: without them whoever was interdicted still is', () => {
    const aboutOthers = signalCatalogue.filter(isAboutOthers);
    fc.assert(
      fc.property(anySignals, (signals) => {
        const alone = { ...signals, ...Object.fromEntries(aboutOthers.map(({ id }) => [id, nothingWrong[id]])) };
        for (const typology of shippedTypologies) {
          const withOthers = assessTypology(signals, typology).outcome === 'interdict';
          const without = assessTypology(alone, typology).outcome === 'interdict';
          expect(withOthers && !without).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('list every unknown signal that they look at, and never call clear what they could not judge', () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        const assessed = assessTypologies(signals, shippedTypologies);
        assessed.typologies.forEach(({ unknown, undecided, outcome }, place) => {
          const { rules, needs, thresholds } = shippedTypologies[place]!;
          const silent = rules.filter(({ signal }) => (signals[findSignal(signal)!.id] ?? null) === null);
          expect(unknown.map(({ rule }) => rule)).toEqual(silent.map(({ id }) => id));
          const needed = needs.some((signal) => unknown.some((one) => one.signal === signal));
          const strictest = thresholds.interdict === null ? 'alert' : 'interdict';
          expect(undecided).toBe(needed && outcome !== strictest);
        });
        const undecided = assessed.typologies.some((one) => one.undecided);
        expect(undecided && assessed.outcome === 'clear').toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('are unknown, and not clear, of an applicant of whom nobody said anything', () => {
    expect(assessTypologies({}, shippedTypologies).outcome).toBe('unknown');
  });

  it('are cut to what a pack allows, and are still sound', () => {
    const ids = (sources: readonly string[]) => typologiesWithin(shippedTypologies, sources).map(({ id }) => id);
    expect(typologiesWithin(shippedTypologies, cn)).toEqual(shippedTypologies);
    expect(ids(ke)).toEqual(shippedTypologies.map(({ id }) => id));
    expect(checkTypologies(typologiesWithin(shippedTypologies, ke), { allowedSources: ke })).toEqual([]);
    expect(checkTypologies(shippedTypologies, { allowedSources: ke }).map(({ code }) => code)).toContain(
      'source-not-allowed',
    );
    expect(ids([])).not.toContain('account-takeover-after-sim-swap');
  });
});

const takeover = shippedTypologies.find(({ id }) => id === 'account-takeover-after-sim-swap')!;
const ring = shippedTypologies.find(({ id }) => id === 'application-ring')!;

describe('an assessment', () => {
  it('reads bands with their beginning in and their end out', () => {
    const weightAt = (hours_since_sim_swap: number): number =>
      assessTypology({ ...nothingWrong, hours_since_sim_swap }, takeover).score;
    expect([0, 71.9, 72, 167.9, 168, 336, 720].map(weightAt)).toEqual([300, 300, 200, 200, 150, 60, 0]);
  });

  it('says what each rule added, the largest first, and the threshold that was reached', () => {
    const assessed = assessTypology(
      { ...nothingWrong, hours_since_sim_swap: 5, borrower_before: true, call_forwarding: null },
      takeover,
    );
    expect(assessed).toMatchObject({ outcome: 'alert', score: 440, threshold: 350, undecided: false });
    expect(assessed.contributions.map(({ signal, value, weight }) => [signal, value, weight])).toEqual([
      ['hours_since_sim_swap', 5, 300],
      ['borrower_before', true, 100],
      ['call_forwarding', null, 40],
    ]);
    expect(assessed.unknown).toEqual([{ rule: 'call-forwarding', signal: 'call_forwarding', weight: 40, most: 350 }]);
  });

  it('puts silence before an alert and an interdict before silence', () => {
    const silent = { ...nothingWrong, hours_since_sim_swap: null };
    expect(assessTypologies(silent, shippedTypologies).outcome).toBe('unknown');
    expect(assessTypologies({ ...silent, declared_otherwise_before: true }, shippedTypologies).outcome).toBe('unknown');
    const worse = { ...silent, remote_control: true, call_forwarding: 'unconditional' };
    expect(assessTypology(worse, takeover)).toMatchObject({ outcome: 'alert', undecided: true });
    expect(assessTypologies(worse, shippedTypologies).outcome).toBe('unknown');
    const hit = { ...silent, ids_of_account_30d: 9, applications_of_account_7d: 9 };
    expect(assessTypologies(hit, shippedTypologies).outcome).toBe('interdict');
  });

  it('refuses a value that the signal cannot have', () => {
    expect(() => assessTypology({ ...nothingWrong, remote_control: 'yes' }, takeover)).toThrow(
      'remote_control is true',
    );
    expect(() => assessTypology({ ...nothingWrong, call_forwarding: 3 }, takeover)).toThrow('one of its choices');
    expect(() => assessTypology({ ...nothingWrong, ring_score: Number.NaN }, ring)).toThrow('ring_score is a number');
  });
});

describe('a typology is refused', () => {
  const [swap, device] = takeover.rules as [TypologyRule & { kind: 'number' }, TypologyRule & { kind: 'number' }];
  const says = { 'zh-CN': '说明', en: 'Says' };
  const ruleOf = (signal: string): TypologyRule & { kind: 'number' } => ({
    id: signal,
    signal,
    says,
    kind: 'number',
    bands: [{ from: 1, to: null, weight: 900 }],
    none: 0,
    unknown: 0,
  });
  const withRule = (rule: TypologyRule): Typology => ({ ...takeover, rules: [rule, ...takeover.rules.slice(1)] });
  const withBands = (...bands: readonly (readonly [number | null, number | null])[]): Typology =>
    withRule({ ...swap, bands: bands.map(([from, to]) => ({ from, to, weight: 300 })) });

  const cases: readonly (readonly [string, TypologyFaultCode, Typology])[] = [
    ['whose id is no name', 'id-is-no-name', { ...takeover, id: 'Take Over' }],
    ['whose version is 0', 'version-below-1', { ...takeover, version: 0 }],
    ['that misses a text', 'text-missing', { ...takeover, name: { 'zh-CN': ' ', en: 'Takeover' } }],
    ['whose rule misses a text', 'text-missing', withRule({ ...swap, says: { 'zh-CN': '换卡', en: '' } })],
    ['without rules', 'no-rules', { ...takeover, rules: [], needs: [] }],
    ['with a rule named twice', 'rule-twice', withRule({ ...swap, id: device.id })],
    ['that counts a signal twice', 'signal-twice', withRule({ ...ruleOf(device.signal), id: 'again' })],
    ['on a signal that there is not', 'no-such-signal', withRule({ ...swap, signal: 'shoe_size' })],
    [
      'that reads a number as a flag',
      'wrong-kind',
      withRule({ id: 'swap', signal: swap.signal, says, unknown: 0, kind: 'flag', true: 1, false: 0 }),
    ],
    [
      'on a choice that there is not',
      'no-such-choice',
      {
        ...takeover,
        rules: takeover.rules.map((rule) => (rule.kind === 'category' ? { ...rule, choices: { maybe: 9 } } : rule)),
      },
    ],
    ['with an empty band', 'band-empty', withBands([72, 72])],
    ['with overlapping bands', 'bands-overlap', withBands([0, 72], [71, null])],
    ['with a band below anything', 'band-out-of-range', withBands([null, 0], [0, 72])],
    ['with half a weight', 'weight-out-of-range', withRule({ ...swap, unknown: 0.5 })],
    ['with a rule that adds nothing', 'weighs-nothing', withRule({ ...swap, bands: [], unknown: 0 })],
    ['that alerts from 0', 'threshold-out-of-range', { ...takeover, thresholds: { alert: 0, interdict: 700 } }],
    [
      'that interdicts before it alerts',
      'interdict-not-above-alert',
      { ...takeover, thresholds: { alert: 350, interdict: 350 } },
    ],
    ['that never alerts', 'alert-out-of-reach', { ...takeover, thresholds: { alert: 9_000, interdict: null } }],
    ['that never interdicts', 'interdict-out-of-reach', { ...takeover, thresholds: { alert: 350, interdict: 9_000 } }],
    ['of a ring that interdicts', 'alerts-only', { ...ring, thresholds: { alert: 400, interdict: 1_000 } }],
    ['that interdicts on silence', 'silence-interdicts', withRule({ ...swap, unknown: 700 })],
    ['that needs what it does not look at', 'need-without-rule', { ...takeover, needs: ['ring_score'] }],
    [
      'without an example of each outcome',
      'example-missing',
      { ...takeover, examples: takeover.examples.filter(({ expected }) => expected !== 'interdict') },
    ],
    [
      'with an example of a wrong value',
      'example-with-wrong-signal',
      {
        ...takeover,
        examples: takeover.examples.map((example) => ({
          ...example,
          signals: { ...example.signals, remote_control: 'yes' },
        })),
      },
    ],
    ['whose example fails', 'example-fails', { ...takeover, thresholds: { alert: 350, interdict: 800 } }],
    [
      'that alerts on nobody in particular',
      'nothing-wrong-alerts',
      {
        ...takeover,
        rules: [...takeover.rules, { ...ruleOf('tenure_months'), bands: [{ from: 0, to: null, weight: 500 }] }],
      },
    ],
    [
      'that takes a family with one phone for a ring',
      'family-alerts',
      {
        ...ring,
        rules: ring.rules.filter(({ signal }) => signal !== 'ring_is_family'),
        thresholds: { alert: 90, interdict: null },
      },
    ],
  ];

  it.each(cases)('%s', (_, code, typology) => {
    const faults = checkTypology(typology);
    expect(faults.map((fault) => fault.code)).toContain(code);
    for (const { text, where } of faults) {
      expect(where).not.toBe('');
      expect(text['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
      expect(text.en).toMatch(/\.$/);
    }
  });

  it('that comes twice', () => {
    expect(checkTypologies([takeover, takeover]).map(({ where, code }) => [where, code])).toEqual([
      ['[1].id', 'id-twice'],
    ]);
  });

  it('as a document whose shape is wrong, with every place named at once', () => {
    const document = JSON.parse(JSON.stringify([takeover]));
    delete document[0].rules[0].unknown;
    document[0].rules[1].kind = 'guess';
    document[0].thresholds.deny = 900;
    document[0].examples[0].signals.remote_control = [];
    const read = readTypologies(document);
    expect(read.ok ? [] : read.error.map(({ where, code }) => [where, code])).toEqual([
      ['[0].rules[0].unknown', 'wrong-shape'],
      ['[0].rules[1].kind', 'wrong-shape'],
      ['[0].thresholds.deny', 'no-such-field'],
      ['[0].examples[0].signals.remote_control', 'wrong-shape'],
    ]);
    expect(readTypologies('nothing')).toMatchObject({ ok: false, error: [{ code: 'wrong-shape' }] });
  });
});

describe('the guide to fraud rules', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../docs/guides/fraud-rules.md'), 'utf8');

  it('shows a document that can be read as it stands', () => {
    const [, shown] = /```json\n([\s\S]*?)```/.exec(guide)!;
    expect(readTypologies(JSON.parse(shown!))).toMatchObject({ ok: true, value: [{ id: 'sim-swap-in-short' }] });
  });

  it('lists what ships, with its rules and thresholds', () => {
    const rows = guide.split('\n').map((line) => line.replaceAll(/[\s|`]+/g, ' ').trim());
    const shipped = shippedTypologies.map(
      ({ id, rules, thresholds: { alert, interdict } }) => `${id} ${rules.length} ${alert} ${interdict ?? '-'}`,
    );
    expect(rows).toEqual(expect.arrayContaining(shipped));
  });
});

describe('reading a document', () => {
  it('names faults of whatever was written, and never fails on it', () => {
    const document = JSON.parse(JSON.stringify(shippedTypologies.slice(0, 2)));
    const places = fc.record({
      path: fc.array(fc.oneof(fc.nat(3), fc.constantFrom('rules', 'bands', 'says', 'signal', 'examples', 'signals')), {
        minLength: 1,
        maxLength: 5,
      }),
      put: fc.jsonValue({ maxDepth: 2 }),
    });
    fc.assert(
      fc.property(places, ({ path, put }) => {
        const broken = structuredClone(document);
        let at: Record<string, unknown> = broken;
        for (const step of path.slice(0, -1)) {
          const next = at[String(step)];
          if (typeof next !== 'object' || next === null) break;
          at = next as Record<string, unknown>;
        }
        at[String(path.at(-1)!)] = put;
        const read = readTypologies(broken);
        const faults = read.ok ? [] : read.error;
        expect(read.ok || faults.length > 0).toBe(true);
        expect(faults.every(({ text }) => text['zh-CN'] !== '' && text.en !== '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
