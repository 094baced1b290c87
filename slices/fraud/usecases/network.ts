import { explain, lookUp } from '@lendline/graph';
import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService, notFound, type SliceTransaction } from '@lendline/platform';
import type { FraudCaseId, Network } from '../contract.ts';
import { networkView } from '../rules/network-view.ts';
import { assessmentsOfApplication } from '../store/assessments.ts';
import { communityOf } from '../store/communities.ts';
import { alertsOf, familyOf, peopleOf } from '../store/cases.ts';
import type { FraudTables } from '../store/tables.ts';
import type { ObserveParts } from './observe-parts.ts';

export interface AskedNetwork {
  readonly caseId?: FraudCaseId;
  readonly applicationId?: string;
  readonly asOf?: string;
}

/** What is shared around the person of a case or an application, now unless told: to draw, and the same to read. */
export async function network(
  { database, networks }: ObserveParts,
  context: Context,
  { asOf: asked, ...of }: AskedNetwork,
): Promise<Result<Network, Problem>> {
  const asOf = asked === undefined ? context.now() : Temporal.Instant.from(asked);
  const { line, community } = await database.transaction(
    context,
    async (tx) => {
      const found = await subjectOf(tx, of);
      return { line: found, community: found && (await communityOf(tx, found, asOf)) };
    },
    { readOnly: true },
  );
  if (line === null) return notFound();
  const graph = await networks.read(context);
  const subject = { kind: 'borrower', key: line } as const;
  const explanation = explain(graph, subject, { as_of: asOf });
  const reading = lookUp(graph, subject, { as_of: asOf });
  if (!explanation || !reading) return notFound();
  return ok({ ...networkView({ explanation, ring: reading.ring, asOf }), community });
}

/** The person of the newest assessment: of a case that of its newest alert, those of cases merged into it among them. */
async function subjectOf(
  tx: SliceTransaction<FraudTables>,
  { caseId, applicationId }: Omit<AskedNetwork, 'asOf'>,
): Promise<LineId | null> {
  if (applicationId !== undefined) return (await assessmentsOfApplication(tx, applicationId))[0]?.lineId ?? null;
  if (caseId === undefined) return null;
  const alerts = await alertsOf(tx, await familyOf(tx, caseId));
  const newest = alerts.toSorted((a, b) => Temporal.Instant.compare(b.raised_at, a.raised_at))[0];
  return newest?.line_id ?? null;
}

interface NamedPerson {
  readonly lineId: LineId;
  readonly name: string | null;
  readonly maskedPhone: string;
}

/** Who the people of a case are. The purpose is kept with every name that is read, by `lines` and here. */
export async function networkPeople(
  { database, lines }: ObserveParts,
  context: Context,
  { caseId, purpose }: { readonly caseId: FraudCaseId; readonly purpose: string },
): Promise<Result<{ people: readonly NamedPerson[] }, Problem>> {
  const lineIds = await database.transaction(context, async (tx) => {
    const people = await peopleOf(tx, caseId);
    const details = { purpose, people: people.length };
    if (people.length > 0) await tx.audit({ action: 'read-people', subject: caseId, outcome: 'done', details });
    return people;
  });
  if (lineIds.length === 0) return notFound();
  const asking = asService(context, 'fraud');
  const people: NamedPerson[] = [];
  for (const lineId of lineIds) {
    const [line, person] = await Promise.all([
      lines.getLine(asking, { lineId }),
      lines.readPersonalData(asking, { lineId, purpose }),
    ]);
    if (!line.ok) return line;
    if (!person.ok) return person;
    people.push({ lineId, name: person.value.name, maskedPhone: line.value.maskedPhone });
  }
  return ok({ people });
}
