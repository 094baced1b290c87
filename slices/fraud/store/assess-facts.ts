import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import { aroundOf, type ReadAround } from '../rules/around-of.ts';
import type { Around, HeldSince, Subject, Suspicion } from '../rules/known-of-line.ts';
import { type AttemptKeys, attemptsSelected } from './attempts.ts';
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

type AsRead = { readonly [Part in keyof ReadAround]: ReadAround[Part] | null };

export interface Asked {
  readonly line: LineId;
  readonly keys: AttemptKeys;
  readonly contacts: readonly string[];
  readonly asOf: Temporal.Instant;
}

/** So many hold one thing, and no more are counted: who sees as many has seen enough. */
const mostHolders = 2_000;

/** In one statement: every attempt that a window reaches, and what the lender's own book says of those who hold the same. */
export async function readAround({ db }: Tx, asked: Asked): Promise<Around> {
  const { keys, asOf } = asked;
  const held = [keys.device, keys.id, keys.number].filter((key) => typeof key === 'string');
  const { rows } = await sql<AsRead>`
    with near as materialized (
      select relation, held, holder, from_at from edge
        where held = any (${held}::text[]) and holder_kind = 'borrower' and ${seenAt(asOf)} limit ${mostHolders})
    select ${attemptsSelected({ keys, asOf })} as attempts,
      (select jsonb_agg(jsonb_build_array(relation, held, holder, ${inMs('from_at')})) from near) as near,
      (select jsonb_agg(jsonb_build_array(holder, relation, held)) from edge
         where holder_kind = 'borrower' and holder = any (array(select holder from near))
           and relation in ('account', 'number') and ${seenAt(asOf)}) as theirs,
      (select jsonb_agg(line_id) from observed_line
         where line_id = any (array(select holder from near where relation = 'id'))
           and default_arrived_at <= ${asOf}) as unpaid`.execute(db);
  const [{ attempts, near, theirs, unpaid }] = rows as [AsRead];
  const read = { attempts: attempts ?? [], near: near ?? [], theirs: theirs ?? [], unpaid: unpaid ?? [] };
  return aroundOf(read, asked);
}
