import { seededRandom } from '@lendline/kernel';
import { editStatement, type StatementEdit } from './applications/statement-edits.ts';
import { dayNumber } from './days.ts';
import { type FileSpan, type OutsideFile, statementFile, type StatementFormat } from './files.ts';
import type { Inhabitant } from './inhabitant.ts';
import { transactionsOf } from './records-of.ts';

interface Asked {
  readonly file: FileSpan & { readonly kind: StatementFormat };
  /** What is done to the wallet's file on the way, if anything. */
  readonly edit: StatementEdit | null;
}

/** The statement as it reaches a lender: the wallet's own file, unless somebody has been at it. */
export function handedIn(who: Inhabitant, { file, edit }: Asked): OutsideFile {
  const { country } = who.setting;
  const rows = transactionsOf(who, { from: dayNumber(file.from), until: dayNumber(file.until) }, file.kind);
  const own = statementFile(who.person, rows, { ...file, country });
  if (edit === null) return own;
  return editStatement(own, edit, { kind: file.kind, random: seededRandom(`${who.borrower.stream}/edit/${edit}`) });
}
