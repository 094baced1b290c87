import { type Context, dayIn, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { CheckSubject } from '../connectors/carrier.ts';
import type { LineCheck, LineId, LineReport } from '../contract.ts';
import { type CarrierCheckName, carrierChecks, validFor_h } from '../rules/validity.ts';
import { mayHaveChangedHands } from '../rules/holder.ts';
import { codesOfLine } from '../store/challenges.ts';
import { findIdentity, openIdentity } from '../store/identities.ts';
import { insertChecks, latestChecks } from '../store/line-checks.ts';
import { findLine, openPhone } from '../store/lines.ts';
import type { IdentityRow, LineRow } from '../store/tables.ts';
import { endLine } from './end-line.ts';
import type { LinesParts } from './parts.ts';

/** Asks the carrier what is missing, stale or unknown among a line's checks, or all of them when `fresh`. */
export async function checkLine(
  parts: LinesParts,
  context: Context,
  { lineId, fresh }: { lineId: LineId; fresh: boolean },
): Promise<Result<LineReport, Problem>> {
  const loaded = await load(parts, context, lineId);
  if (!loaded) return notFound();
  const { checks, codes } = loaded;
  const due = carrierChecks.filter((name) => fresh || isDue(checks, name, context.now()));
  // What the operator says of the number of an ended line, it says of somebody else.
  if (loaded.line.ended_at) return ok({ lineId, askedAt: context.now().toString(), checks, codes });
  // Nothing is opened, and nothing read again, of somebody about whom nobody has to be asked.
  if (due.length === 0) return ok({ lineId, askedAt: context.now().toString(), checks, codes });
  const subject = await subjectOf(parts, context, loaded);
  const asked = await Promise.all(due.map((name) => ask(parts, name, subject)));
  await parts.database.transaction(context, async (tx) => {
    await insertChecks(tx, lineId, asked);
    // A number does not go from hand to hand within a day of a proof.
    if (asked.some(isRecycled) && mayHaveChangedHands(loaded.line, context.now())) await endLine(tx, lineId);
    await tx.audit({ action: 'check-line', subject: lineId, outcome: 'done', details: { asked: [...due] } });
    const event: LineReport = { lineId, askedAt: context.now().toString(), checks: asked };
    await tx.publish({ type: 'lines.checked', version: 1, subject: lineId, data: event });
  });
  return getReport(parts, context, { lineId });
}

/**
 * The newest answer of each check, at an instant or now; an answer past its time is shown as it was, with its dates. Beside them the
 * codes that were asked for to the number.
 */
export async function getReport(
  parts: LinesParts,
  context: Context,
  { lineId, asOf }: { lineId: LineId; asOf?: string | undefined },
): Promise<Result<LineReport, Problem>> {
  const at = asOf === undefined ? undefined : Temporal.Instant.from(asOf);
  const until = at ?? context.now();
  const known = await parts.database.transaction(
    context,
    (tx) => Promise.all([latestChecks(tx, lineId, at), codesOfLine(tx, lineId, until)]),
    { readOnly: true },
  );
  const [checks, codes] = known;
  return ok({ lineId, askedAt: until.toString(), checks, codes });
}

function isRecycled({ name, outcome }: LineCheck): boolean {
  return name === 'number-recycling' && outcome === 'fail';
}

function isDue(checks: readonly LineCheck[], name: CarrierCheckName, now: Temporal.Instant): boolean {
  const known = checks.find((check) => check.name === name);
  if (!known || known.outcome === 'unknown') return true;
  return Temporal.Instant.compare(now, Temporal.Instant.from(known.validUntil)) >= 0;
}

interface Loaded extends Required<Pick<LineReport, 'checks' | 'codes'>> {
  readonly line: LineRow;
  readonly identity: IdentityRow | undefined;
}

/** All reads go out together. */
async function load(parts: LinesParts, context: Context, lineId: LineId): Promise<Loaded | null> {
  const [line, identity, checks, codes] = await parts.database.transaction(
    context,
    (tx) =>
      Promise.all([
        findLine(tx, lineId),
        findIdentity(tx, lineId),
        latestChecks(tx, lineId),
        codesOfLine(tx, lineId, context.now()),
      ]),
    { readOnly: true },
  );
  return line ? { line, identity, checks, codes } : null;
}

export async function subjectOf(
  parts: LinesParts,
  context: Context,
  { line, identity }: Pick<Loaded, 'line' | 'identity'>,
): Promise<CheckSubject> {
  const opened = identity ? await openIdentity(parts.crypto, identity) : null;
  return {
    phone: await openPhone(parts.crypto, line),
    name: opened?.name ?? null,
    idNumber: opened?.idNumber ?? null,
    birthDate: opened?.birthDate ?? null,
    swapWindow_h: parts.swapWindow_h,
    knownSince: dayIn(parts.zone, line.first_seen_at),
    now: context.now(),
  };
}

export async function ask(parts: LinesParts, name: CarrierCheckName, subject: CheckSubject): Promise<LineCheck> {
  const answer = await parts.carrier.check(name, subject);
  parts.metrics.count('checks', `${name}:${answer.outcome}`);
  return {
    name,
    outcome: answer.outcome,
    facts: answer.facts,
    observedAt: subject.now.toString(),
    validUntil: subject.now.add({ hours: answer.outcome === 'unknown' ? 0 : validFor_h[name] }).toString(),
    unknownBecause: answer.unknownBecause,
  };
}
