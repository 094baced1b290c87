import { err, ok, type Result } from '@lendline/kernel';
import type { ModelDocument } from '../../model/document.ts';
import type { CardDocument } from './card-document.ts';
import { cardCsv } from './card-csv.ts';
import { cardPmml } from './card-pmml.ts';
import { cardSql, type SqlOptions } from './card-sql.ts';

export const exportFormats = ['csv', 'sql', 'pmml'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/**
 * A scorecard as a file that other programs read: the points of every bin (`csv`), a query that scores a table (`sql`, for
 * Postgres and DuckDB), or a PMML 4.4 Scorecard (`pmml`).
 * Error `not-a-scorecard`: the model has no bins with points; a model of another kind cannot be written as a card.
 */
export function exportCard(
  model: ModelDocument,
  format: ExportFormat,
  options: SqlOptions = {},
): Result<string, 'not-a-scorecard'> {
  if (!isCard(model)) return err('not-a-scorecard');
  if (format === 'csv') return ok(cardCsv(model));
  return ok(format === 'sql' ? cardSql(model, options) : cardPmml(model));
}

function isCard(model: ModelDocument): model is ModelDocument & CardDocument {
  return model.kind === 'scorecard' && model.features.every(({ kind }) => kind === 'binned');
}
