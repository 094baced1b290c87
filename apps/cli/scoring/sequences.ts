import { type EventRule, type EventSequence, eventSequences, inferTable } from '@lendline/scoring';
import { type InputProblem, reportBadInput } from '../io.ts';
import { readTableFile, type TableFile } from '../table-file.ts';
import { noEventColumn } from '../training/data-problems.ts';

/**
 * The events of the people of a file, for a model that reads them; undefined when they cannot be read, and it has been
 * said. Where the file does not say when people are decided about, all events count.
 */
export async function sequencesFor(
  rule: EventRule,
  people: TableFile,
  path: string | undefined,
): Promise<readonly EventSequence[] | undefined> {
  if (path === undefined) {
    reportBadInput('--events', [noEvents]);
    return undefined;
  }
  const file = await readTableFile(path);
  if (!file.ok) {
    reportBadInput(path, file.error);
    return undefined;
  }
  const table = inferTable(people.columns.filter(({ name }) => name === rule.person || name === rule.time));
  const time = rule.time !== null && table.columns.has(rule.time) ? rule.time : null;
  const sequences = eventSequences(inferTable(file.value.columns), table, {
    ...rule,
    time,
    window_days: time === null ? null : rule.window_days,
  });
  if (sequences.ok) return sequences.value;
  reportBadInput(path, [noEventColumn(sequences.error.column)]);
  return undefined;
}

const noEvents: InputProblem = {
  field: '',
  got: 'nothing',
  expected: { en: 'the raw records of these people', 'zh-CN': '这些人的原始记录' },
  doThis: {
    en: 'This model reads raw records: name their file with --events.',
    'zh-CN': '此模型读取原始记录：请用 --events 给出文件。',
  },
};
