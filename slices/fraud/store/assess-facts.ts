import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import { type RawBuilder, sql } from 'kysely';
import { attemptMeasures } from '../rules/attempt-measures.ts';
import type { Around, HeldSince, Subject, Suspicion } from '../rules/known-of-line.ts';
import { type AttemptKeys, windowsSelected } from './attempts.ts';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

interface SubjectRow {
  readonly line: {
    readonly number_key: string | null;
    readonly id_key: string | null;
    readonly suspicion: Suspicion | null;
    readonly holder: 'applicant' | 'other' | null;
    readonly statements: number;
    readonly first_loan_ms: number | null;
  } | null;
  readonly visit: readonly [device: string, network: string | null] | null;
  readonly held: readonly (readonly [relation: string, key: string, from_ms: number])[] | null;
}

const inMs = (column: string) => sql`floor(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;

/** An edge or attempt that a reading as of an instant sees: what happened before it and had arrived by it. */
const seenAt = (asOf: Temporal.Instant) => sql`from_at < ${asOf} and arrived_at <= ${asOf}
  and not (ended_at is not null and ended_at < ${asOf} and end_arrived_at <= ${asOf})`;

/** In one statement. */
export async function readSubject({ db }: Tx, line: LineId, asOf: Temporal.Instant): Promise<Subject> {
  const { rows } = await sql<SubjectRow>`
    select
      (select jsonb_build_object('number_key', number_key, 'id_key', id_key, 'suspicion', statement_suspicion,
          'holder', statement_holder, 'statements', statements, 'first_loan_ms', ${inMs('first_loan_at')})
         from observed_line where line_id = ${line}) as line,
      (select jsonb_build_array(device, network) from visit
         where line_id = ${line} and at <= ${asOf} order by at desc limit 1) as visit,
      (select jsonb_agg(jsonb_build_array(relation, held, ${inMs('from_at')}) order by from_at) from edge
         where holder_kind = 'borrower' and holder = ${line}
           and relation in ('device', 'account', 'emergency-contact') and ${seenAt(asOf)}) as held`.execute(db);
  return toSubject(rows[0] as SubjectRow);
}

function toSubject({ line, visit, held }: SubjectRow): Subject {
  const by = (relation: string): HeldSince[] =>
    (held ?? []).filter(([name]) => name === relation).map(([, key, from_ms]) => ({ key, from_ms }));
  const [device = null, network = null] = visit ?? [];
  return {
    number: line?.number_key ?? null,
    id: line?.id_key ?? null,
    device,
    network,
    account: by('account').at(-1)?.key ?? null,
    contacts: by('emergency-contact').map(({ key }) => key),
    devices: by('device'),
    statement: statementOf(line),
    firstLoan_ms: line?.first_loan_ms ?? null,
  };
}

function statementOf(line: SubjectRow['line']): Subject['statement'] {
  if (!line || line.statements === 0) return { suspicion: 'no-statement', holder: null };
  return line.suspicion === null ? null : { suspicion: line.suspicion, holder: line.holder };
}

interface AsRead {
  readonly windows: Readonly<Record<string, number | string | null>>;
  readonly device: { readonly people: number; readonly accounts: number; readonly first_ms: number | null };
  readonly id: { readonly lines: number; readonly unpaid: number };
  readonly in_turn: number;
}

export interface Asked {
  readonly line: LineId;
  readonly keys: AttemptKeys;
  readonly contacts: readonly string[];
  readonly asOf: Temporal.Instant;
}

/** In one statement: every window of every subject, and what the lender's own book says of those who share it. */
export async function readAround({ db }: Tx, asked: Asked): Promise<Around> {
  const { keys, asOf } = asked;
  const { rows } = await sql<AsRead>`
    select ${windowsSelected(attemptMeasures, { keys, asOf })} as windows, (${onDevice(asked)}) as device,
           (${withId(asked)}) as id, (${contactsInTurn(asked)}) as in_turn`.execute(db);
  const [{ windows, device, id, in_turn }] = rows as [AsRead];
  return {
    windows: Object.fromEntries(
      Object.entries(windows).map(([name, value]) => [name, value === null ? null : Number(value)]),
    ),
    device: keys.device ? device : null,
    id: keys.id ? { lines: id.lines, unpaidElsewhere: id.unpaid > 0 } : null,
    contactsInTurn: Number(in_turn),
  };
}

function onDevice({ keys, asOf }: Asked): RawBuilder<unknown> {
  const holders = sql`select holder from edge
    where held = ${keys.device ?? ''} and relation = 'device' and holder_kind = 'borrower' and ${seenAt(asOf)}`;
  return sql`
    select jsonb_build_object(
      'people', (select count(distinct holder) from (${holders}) people),
      'accounts', (select count(distinct held) from edge
         where holder_kind = 'borrower' and relation = 'account' and holder in (${holders}) and ${seenAt(asOf)}),
      'first_ms', (select min(${inMs('from_at')}) from edge
         where held = ${keys.device ?? ''} and relation = 'device' and ${seenAt(asOf)}))`;
}

function withId({ line, keys, asOf }: Asked): RawBuilder<unknown> {
  const lines = sql`select holder from edge
    where held = ${keys.id ?? ''} and relation = 'id' and holder_kind = 'borrower' and ${seenAt(asOf)}`;
  return sql`
    select jsonb_build_object(
      'lines', (select count(distinct holder) from (${lines}) lines),
      'unpaid', (select count(*) from observed_line
         where line_id in (${lines}) and line_id <> ${line} and default_arrived_at <= ${asOf}))`;
}

function contactsInTurn({ keys, contacts, asOf }: Asked): RawBuilder<unknown> {
  return sql`
    select count(distinct named.holder) from edge named
      where named.held = ${keys.number ?? ''} and relation = 'emergency-contact' and ${seenAt(asOf)}
        and exists (select from edge theirs where theirs.holder_kind = 'borrower' and theirs.holder = named.holder
          and theirs.relation = 'number' and theirs.held = any (${contacts}::text[]))`;
}
