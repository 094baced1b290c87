import type {
  GuardAlert,
  RuleSignal,
  TypologyTest,
  TypologyVersion,
  TypologyVersionDetail,
} from '@lendline/fraud/contract';
import { err, ok, type Problem, type Result } from '@lendline/kernel';
import { readTypologies, shippedTypologies, signalCatalogue, tryExamples } from '@lendline/typology';
import { ago, madeUpId } from './ids.ts';

const day = 24 * 60;
const box = shippedTypologies.slice(0, 3);

/** The typologies of the made-up lender, which the handlers change. */
export interface TypologyDesk {
  versions: TypologyVersionDetail[];
  halts: GuardAlert[];
}

export function newTypologyDesk(now: number): TypologyDesk {
  const [first, second] = [madeUpId('typologies', 1), madeUpId('typologies', 2)];
  const shipped: TypologyVersionDetail = {
    id: first,
    version: 1,
    state: 'retired',
    revision: 1,
    note: 'shipped with Lendline',
    basedOn: null,
    typologies: box.length,
    madeBy: 'lendline',
    madeAt: ago(now, 90 * day),
    savedBy: 'lendline',
    savedAt: ago(now, 90 * day),
    submittedBy: null,
    decidedBy: null,
    decidedAt: null,
    decisionNote: null,
    documentHash: 'made-up',
    liveSince: ago(now, 90 * day),
    document: box,
    test: null,
  };
  const amina = `staff:${madeUpId('staff', 3)}`;
  const live: TypologyVersionDetail = {
    ...shipped,
    id: second,
    version: 2,
    state: 'live',
    revision: 4,
    note: 'a higher line for young numbers',
    basedOn: first,
    madeBy: amina,
    savedBy: amina,
    submittedBy: amina,
    savedAt: ago(now, 20 * day),
    decidedBy: `staff:${madeUpId('staff', 2)}`,
    decidedAt: ago(now, 19 * day),
    decisionNote: 'seen together',
    liveSince: ago(now, 19 * day),
  };
  const waiting: TypologyVersionDetail = {
    ...live,
    id: madeUpId('typologies', 3),
    version: 3,
    state: 'waiting',
    revision: 2,
    note: 'without the third one',
    basedOn: second,
    savedAt: ago(now, 2 * day),
    decidedBy: null,
    decidedAt: null,
    decisionNote: null,
    liveSince: null,
    typologies: 2,
    document: box.slice(0, 2),
    test: testOf(box.slice(0, 2), now),
  };
  return { versions: [waiting, live, shipped], halts: [jumped(now, amina)] };
}

function jumped(now: number, owner: string): GuardAlert {
  const { id: typology, name: title } = box[1]!;
  return {
    id: madeUpId('guardalert', 1),
    typology,
    title,
    recent: { hits: 31, assessments: 200 },
    baseline: { hits: 20, assessments: 2_000 },
    pValue: 3e-28,
    threshold: 1e-5,
    owner,
    text: {
      'zh-CN': `“${title['zh-CN']}”的命中率从 1.0 % (20/2000) 跃升到 15.5 % (31/200)，已自动暂停。`,
      en: `The hit rate of “${title.en}” jumped from 1.0 % (20/2000) to 15.5 % (31/200), so it was halted.`,
    },
    haltedAt: ago(now, 90),
    resumedAt: null,
    resumedBy: null,
    note: null,
  };
}

function testOf(document: readonly unknown[], now: number): TypologyTest {
  return {
    testedAt: ago(now, 30),
    testedBy: `staff:${madeUpId('staff', 3)}`,
    examples: scored(document),
    past: {
      from: ago(now, 90 * day),
      until: ago(now, 0),
      assessments: 1_240,
      before: { alert: 30, interdict: 4 },
      after: { alert: 22, interdict: 4 },
      newlyAlerted: 0,
      noLongerAlerted: 8,
      byTypology: [{ typology: box[0]!.id, before: 14, after: 6 }],
      changed: [
        {
          assessmentId: madeUpId('assessment', 9),
          applicationId: madeUpId('application', 1),
          before: 'alert',
          after: 'clear',
        },
      ],
    },
  };
}

function scored(document: readonly unknown[]) {
  return tryExamples(document).flatMap(({ typology, results }) =>
    results.map(({ example, outcome, score, holds }) => ({
      typology,
      example: example.name,
      expected: example.expected,
      got: outcome,
      score,
      holds,
    })),
  );
}

const signals: readonly RuleSignal[] = signalCatalogue.map(({ id, family, type, name, says }) => ({
  name: id,
  family,
  type,
  text: name,
  says,
}));

interface Saved {
  versionId: string;
  revision: number;
  document: readonly unknown[];
  note: string;
}

/** What the operations of typologies answer; faults and examples are those of the engine. */
export function typologyHandlers(desk: TypologyDesk, member: () => string) {
  const me = () => `staff:${member()}`;
  const live = () => desk.versions.find(({ state }) => state === 'live')!;
  const set = (versionId: string, to: Partial<TypologyVersionDetail>): Result<TypologyVersionDetail, Problem> => {
    desk.versions = desk.versions.map((one) => (one.id === versionId ? { ...one, ...to } : one));
    return ok(desk.versions.find(({ id }) => id === versionId)!);
  };
  return {
    listTypologies: () => ok({ versions: desk.versions as readonly TypologyVersion[], signals }),
    getTypologies: ({ versionId }: { versionId: string }) => set(versionId, {}),
    typologyRates: () => ok(ratesOf(live())),
    checkTypologies: ({ document }: { document: readonly unknown[] }) => {
      const read = readTypologies(document);
      return ok({ faults: read.ok ? [] : read.error, examples: scored(document) });
    },
    draftTypologies: ({ note }: { note: string }) => {
      const draft: TypologyVersionDetail = {
        ...live(),
        id: madeUpId('typologies', 10 + desk.versions.length),
        version: desk.versions.length + 1,
        state: 'draft',
        revision: 1,
        note,
        basedOn: live().id,
        madeBy: me(),
        savedBy: me(),
        savedAt: new Date().toISOString(),
        submittedBy: null,
        decidedBy: null,
        decidedAt: null,
        decisionNote: null,
        liveSince: null,
      };
      desk.versions = [draft, ...desk.versions];
      return ok(draft);
    },
    saveTypologies: ({ versionId, revision, document, note }: Saved) => {
      const was = desk.versions.find(({ id }) => id === versionId)!;
      if (was.revision !== revision) return err(meanwhile);
      const typologies = document.length;
      return set(versionId, { document, typologies, note, revision: revision + 1, savedBy: me(), test: null });
    },
    testTypologies: ({ versionId }: { versionId: string }) => {
      const { document } = desk.versions.find(({ id }) => id === versionId)!;
      return set(versionId, { test: testOf(document, Date.now()) });
    },
    submitTypologies: ({ versionId, note }: { versionId: string; note: string }) =>
      set(versionId, { state: 'waiting', note, submittedBy: me() }),
    decideTypologies: ({ versionId, approve, note }: { versionId: string; approve: boolean; note: string }) => {
      if (approve) set(live().id, { state: 'retired' });
      const decided = { decidedBy: me(), decidedAt: new Date().toISOString(), decisionNote: note };
      return set(versionId, { state: approve ? 'live' : 'refused', ...decided });
    },
    rollBackTypologies: () => {
      set(live().id, { state: 'retired' });
      return set(madeUpId('typologies', 1), { state: 'live' });
    },
    ...haltHandlers(desk, me),
  };
}

function haltHandlers(desk: TypologyDesk, me: () => string) {
  return {
    listGuardAlerts: () => ok({ alerts: desk.halts.filter(({ resumedAt }) => resumedAt === null) }),
    haltTypology: ({ typology, note }: { typology: string; note: string }) => {
      const { name: title } = box.find(({ id }) => id === typology)!;
      const text = { 'zh-CN': `由 ${me()} 暂停：${note}`, en: `Halted by ${me()}: ${note}` };
      const alert = { ...desk.halts[0]!, id: madeUpId('guardalert', 9), typology, title, text };
      desk.halts = [...desk.halts, alert];
      return ok(alert);
    },
    resumeTypology: ({ alertId, note }: { alertId: string; note: string }) => {
      desk.halts = desk.halts.map((one) =>
        one.id === alertId ? { ...one, resumedAt: new Date().toISOString(), resumedBy: me(), note } : one,
      );
      return ok(desk.halts.find(({ id }) => id === alertId)!);
    },
  };
}

/** Eight weeks of 150 applications; the second typology jumped in the last one. */
function ratesOf({ document }: TypologyVersionDetail) {
  const weeks = Array.from({ length: 8 }, (_, place) => ({
    from: Temporal.PlainDate.from('2026-10-05').add({ weeks: place }).toString(),
    assessments: 150,
  }));
  const typologies = (document as typeof box).map(({ id }, place) => ({
    typology: id,
    weeks: weeks.map((_, week) => ({
      asked: 150,
      alerts: place === 1 && week === 7 ? 23 : place,
      interdicts: week % 4 === 0 ? 1 : 0,
    })),
  }));
  return { weeks, typologies };
}

const meanwhile: Problem = {
  code: 'fraud.typologies-saved-meanwhile',
  status: 409,
  text: { 'zh-CN': '别人已保存。', en: 'Somebody else saved it meanwhile.' },
};
