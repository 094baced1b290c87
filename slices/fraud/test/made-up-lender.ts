import { type Context, newId, type Problem, type Result } from '@lendline/kernel';
import { staff, testContext } from '@lendline/testkit';
import type { LineId } from '@lendline/lines/contract';
import type { Clock } from '@lendline/kernel';
import type { AssessedHit, CasePriority, FraudAssessment } from '../contract.ts';

/** One lender of a test, with those who work on its fraud cases. */
export function madeUpLender(tenant: string, clock: Clock) {
  const person = (id: string, ...permissions: string[]): Context =>
    testContext({ tenant, actor: staff(id, ...permissions), clock });
  return {
    tenant,
    officer: person('staff_officer', 'fraud.read', 'fraud.work', 'lines.reveal'),
    analyst: person('staff_analyst', 'fraud.read', 'fraud.work', 'fraud.write', 'fraud.approve'),
    second: person('staff_second', 'fraud.read', 'fraud.work', 'fraud.write', 'fraud.approve'),
    reader: person('staff_reader', 'fraud.read'),
    server: testContext({ tenant, clock }),
  };
}

export type MadeUpLender = ReturnType<typeof madeUpLender>;

export function value<Answer>(answer: Result<Answer, Problem>): Answer {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.text.en}`);
  return answer.value;
}

export function aLine(clock: Clock): LineId {
  return newId('line', clock.now());
}

export function aHit(changes: Partial<AssessedHit> = {}): AssessedHit {
  return {
    typology: 'mule-account',
    title: { 'zh-CN': '跑分账户', en: 'Mule account' },
    outcome: 'alert',
    score: 60,
    threshold: 50,
    contributions: [],
    ...changes,
  };
}

export interface MadeUpAlert {
  readonly assessment: Omit<FraudAssessment, 'caseId'>;
  readonly priority: CasePriority;
  readonly ring: readonly LineId[];
}

/** What an assessment found, in the form in which alerts are raised. */
export function anAlert(
  clock: Clock,
  changes: Partial<Omit<FraudAssessment, 'caseId'>> & {
    readonly priority?: CasePriority;
    readonly people?: readonly LineId[];
  } = {},
): MadeUpAlert {
  const { priority = 'normal', people = [], ...assessed } = changes;
  const now = clock.now();
  return {
    priority,
    ring: people,
    assessment: {
      id: newId('assessment', now),
      applicationId: newId('application', now),
      attempt: 1,
      lineId: aLine(clock),
      stage: 'application',
      asOf: now.toString(),
      assessedAt: now.toString(),
      lists: 'clear',
      velocity: 'normal',
      ring: 'clear',
      typologies: 'alert',
      signals: {},
      register: 'not-asked',
      hits: [aHit()],
      listHits: [],
      typologyVersionId: newId('typologies', now),
      halted: [],
      ...assessed,
    },
  };
}
