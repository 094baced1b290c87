import { type Context, dayIn, newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { SignalValues } from '@lendline/typology';
import type { FraudAssessment } from '../contract.ts';
import { registerAnswer } from '../rules/register-answer.ts';
import { beginQuestion, endQuestion, findQuestion } from '../store/register-questions.ts';
import type { RegisterQuestionRow } from '../store/tables.ts';
import type { ObserveParts } from './observe-parts.ts';

export interface ToAsk {
  readonly applicationId: string;
  readonly attempt: number;
  readonly lineId: LineId;
  readonly asOf: Temporal.Instant;
  /** Whether a new question may be paid for; otherwise only an answer that is there is used. */
  readonly mayPay: boolean;
}

export interface RegisterSaid {
  readonly register: FraudAssessment['register'];
  /** What it does not tell is not in them. */
  readonly signals: SignalValues;
}

export const notAsked: RegisterSaid = { register: 'not-asked', signals: {} };
const silent: RegisterSaid = { register: 'silent', signals: {} };

/**
 * What a register says of somebody's applications elsewhere. It is paid, so that it is asked once for an attempt, under the person's
 * consent, and of nobody about whom a person has to be asked anyway. No answer is no signal: silence is unknown.
 */
export async function askRegister(parts: ObserveParts, context: Context, of: ToAsk): Promise<RegisterSaid> {
  if (!parts.register) return notAsked;
  const known = await parts.database.transaction(context, (tx) => findQuestion(tx, of), { readOnly: true });
  if (known?.signals) return { register: 'answered', signals: known.signals };
  if (known?.state === 'refused') return silent;
  // Asked again under its own id, a question that was lost on its way is not paid for twice.
  if (!known && !of.mayPay) return notAsked;
  if (!(await isAllowed(parts, context, of.lineId))) return known ? silent : notAsked;
  return ask(parts, context, of);
}

async function isAllowed({ consents, log }: ObserveParts, context: Context, lineId: LineId): Promise<boolean> {
  const asked = await consents.check(asService(context, 'fraud'), { lineId, source: 'multi-lending-register' });
  if (!asked.ok) log.warn({ operation: 'consents.check', code: asked.error.code }, 'the register is not asked');
  return asked.ok && asked.value.allowed;
}

async function ask(parts: ObserveParts, context: Context, of: ToAsk): Promise<RegisterSaid> {
  const { database, lines, log, metrics } = parts;
  const person = await lines.readPersonalData(asService(context, 'fraud'), {
    lineId: of.lineId,
    purpose: 'multi-lending register',
  });
  if (!person.ok || person.value.idNumber === null) return notAsked;
  const { phone, idNumber } = person.value;
  const question = await database.transaction(context, async (tx) => {
    const row = await beginQuestion(tx, newQuestion(parts, context, of));
    const details = { application: of.applicationId, attempt: of.attempt };
    await tx.audit({ action: 'ask-register', subject: row.id, outcome: 'done', details });
    return row;
  });
  const answer = (await parts.register?.ask({ id: question.id, phone, idNumber, asOf: question.as_of })) ?? null;
  if (!answer) return notAsked;
  const scope = { as_of: question.as_of, zone: parts.zone, self: parts.registerSelf };
  const read = answer.kind === 'answered' ? registerAnswer(answer, scope) : { features: null, signals: null };
  await database.transaction(context, (tx) =>
    endQuestion(tx, question.id, {
      state: answer.kind,
      because: answer.kind === 'answered' ? null : answer.because,
      ...read,
    }),
  );
  metrics.count('checks', `register:${answer.kind}`);
  if (answer.kind !== 'answered')
    log.warn({ operation: 'register', code: answer.because }, 'a register did not answer');
  return read.signals ? { register: 'answered', signals: read.signals } : silent;
}

function newQuestion(parts: ObserveParts, context: Context, of: ToAsk): RegisterQuestionRow {
  const at = context.now();
  return {
    id: newId('regquery', at),
    tenant: context.tenant,
    application_id: of.applicationId,
    attempt: of.attempt,
    line_id: of.lineId,
    as_of: of.asOf,
    state: 'asking',
    because: null,
    features: null,
    signals: null,
    asked_at: at,
    answered_at: null,
    delete_on: dayIn(parts.zone, at).add({ days: parts.keepAssessments_days }),
  };
}
