import { type Problem, type Result } from '@lendline/kernel';
import { applications } from '../api/applications.ts';
import { consents } from '../api/consents.ts';
import { lines } from '../api/lines.ts';
import { loans } from '../api/loans.ts';
import { records } from '../api/records.ts';
import { keepLoans } from '../offline/saved-loans.ts';
import type { Journey } from './stage.ts';

/** Asks every slice at once; the first problem is the answer when there is one. */
export async function loadJourney(): Promise<Result<Journey, Problem>> {
  const [line, notices, given, files, mine, taken] = await Promise.all([
    lines.getMyLine({}),
    consents.listNotices({}),
    consents.listMine({}),
    records.listMine({}),
    applications.listMine({}),
    loans.listMine({}),
  ]);
  if (!line.ok) return line;
  if (!notices.ok) return notices;
  if (!given.ok) return given;
  if (!files.ok) return files;
  if (!mine.ok) return mine;
  if (!taken.ok) return taken;
  keepLoans(taken.value.loans, new Date());
  const journey = {
    line: line.value,
    notices: notices.value.notices,
    consents: given.value.consents,
    imports: files.value.imports,
    applications: mine.value.applications,
    loans: taken.value.loans,
  };
  return { ok: true, value: journey };
}
