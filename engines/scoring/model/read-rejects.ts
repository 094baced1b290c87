import { err, ok, type Result } from '@lendline/kernel';
import type { FeatureColumn } from '../data/guard.ts';
import { note, refusal, type TrainingNote, type TrainingRefusal } from '../data/note.ts';
import { columnLength } from '../data/table.ts';
import { assumptionOf, type Rejects, rejectedColumns } from '../reject/augment-sample.ts';
import type { TrainingInput } from './input.ts';

/** Refused people as the fits take them; undefined where none are given. */
export function readRejects(
  { rejects, rejected }: Pick<TrainingInput, 'rejects' | 'rejected'>,
  features: readonly FeatureColumn[],
): Result<Rejects | undefined, TrainingRefusal> {
  if (!rejects || !rejected) return ok(undefined);
  const columns = rejectedColumns(features, rejected);
  return columns.ok ? ok({ ...rejects, columns: columns.value }) : err(noColumn(columns.error.absent));
}

/** What the result rests on, for whoever reads the card. */
export function rejectNotes(rejects: Rejects | undefined): TrainingNote[] {
  if (!rejects) return [];
  const rows = columnLength(rejects.columns[0]!);
  const { 'zh-CN': zh, en } = assumptionOf(rejects);
  return [
    note('reject-inference', null, {
      'zh-CN': `拟合计入了 ${rows} 名被拒者（${rejects.method}）。${zh}选型、校准与测试只看有结果的人。`,
      en: `The fits count ${rows} refused people in (${rejects.method}). ${en} Choice, calibration and test look only at people with an outcome.`,
    }),
  ];
}

function noColumn(name: string): TrainingRefusal {
  return refusal('no-rejected-column', name, {
    'zh-CN': `被拒者的文件没有列“${name}”，而模型要用它。请补上此列（未知可留空），或用 --drop 去掉。`,
    en: `The file of refused people has no column "${name}", which the model uses. Add it (cells may be empty), or leave it out with --drop.`,
  });
}
