import type { Kysely } from 'kysely';
import type { LineId } from '@lendline/lines/contract';
import type { Environment } from '../contract.ts';
import type { DecisionsTables } from './tables.ts';

export interface StartOf {
  readonly environment: Environment;
  readonly lineId: LineId;
  readonly attempt: { readonly applicationId: string; readonly attempt: number };
}

/**
 * All that a decision reads here before it asks others, in one statement: what decides in the environment, what was decided on
 * this attempt already, the newest day on which name, id and number of the line were found to match, and whether any version
 * is evaluated beside. One row for the live version and one for the canary; none where nothing was ever released.
 */
export function startSelect(db: Kysely<DecisionsTables>, { environment, lineId, attempt }: StartOf) {
  return db
    .selectFrom('release')
    .leftJoin('decision as known', (join) =>
      join
        .onRef('known.tenant', '=', 'release.tenant')
        .on('known.application_id', '=', attempt.applicationId)
        .on('known.attempt', '=', attempt.attempt),
    )
    .select(['release.strategy_id', 'release.state', 'release.share_ppm'])
    .select(['known.line_id as known_line', 'known.answer as known_answer'])
    .select((expressions) => [
      expressions
        .selectFrom('decision as earlier')
        .select('earlier.identity_checked_on')
        .where('earlier.line_id', '=', lineId)
        .where('earlier.identity_checked_on', 'is not', null)
        .orderBy('earlier.identity_checked_on', 'desc')
        .limit(1)
        .as('identity_checked_on'),
      expressions
        .exists(expressions.selectFrom('strategy_version').select('strategy_version.id').where('is_beside', '=', true))
        .as('has_beside'),
    ])
    .where('release.environment', '=', environment)
    .where('release.state', 'in', ['live', 'canary']);
}
