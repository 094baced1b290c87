import type { LocalText } from '@lendline/kernel';
import type { LabelProblem } from '@lendline/scoring';
import type { InputProblem } from '../io.ts';

/** Why loans cannot be labelled, for whoever gave the files. */
export function labelProblems(error: LabelProblem): readonly InputProblem[] {
  if (error.kind === 'definitions') {
    return error.problems.map(({ field, got, expected }) => ({ field, got, expected, doThis: texts.definition }));
  }
  return [{ field: error.name, ...columnProblems[error.kind] }];
}

export function noEventColumn(field: string): InputProblem {
  return { field, got: 'no such column, or of another kind', expected: texts.eventColumn, doThis: texts.events };
}

const texts = {
  definition: { en: 'Correct the file of --outcome.', 'zh-CN': '请更正 --outcome 的文件。' },
  loanColumn: {
    en: 'a column of --data: the name of the loan, the day it started, the day it ended',
    'zh-CN': '--data 中的列：贷款编号、放款日、结清日',
  },
  loans: { en: 'Name them with --loan, --started and --ended.', 'zh-CN': '请用 --loan、--started 与 --ended 指明。' },
  historyColumn: {
    en: 'the columns on (a date), days_past_due (a number), event (may be absent), and the name of the loan as in --data',
    'zh-CN': '列 on（日期）、days_past_due（数值）、event（可无），以及与 --data 同名的贷款编号列',
  },
  history: { en: 'Correct the header of the file of --history.', 'zh-CN': '请更正 --history 文件的表头。' },
  purpose: { en: 'a definition of the purpose of --purpose', 'zh-CN': '--purpose 所指用途的定义' },
  newTarget: { en: 'a new name for the outcome', 'zh-CN': '结果列的新名称' },
  target: {
    en: 'With --outcome the target is made: give --target a name that no column has.',
    'zh-CN': '使用 --outcome 时目标列由定义得出：请给 --target 一个未用过的列名。',
  },
  eventColumn: {
    en: 'the columns at (a date), kind, and the one that --person names, here and in --data; --time names dates',
    'zh-CN': '列 at（日期）、kind，以及 --person 所指的列（--data 中也要有）；--time 须为日期列',
  },
  events: { en: 'Correct the header of the file of --events.', 'zh-CN': '请更正 --events 文件的表头。' },
} satisfies Record<string, LocalText>;

const columnProblems = {
  column: { got: 'no such column of dates or names', expected: texts.loanColumn, doThis: texts.loans },
  'history-column': {
    got: 'no such column, or of another kind',
    expected: texts.historyColumn,
    doThis: texts.history,
  },
  'no-definition': { got: 'no definition of this purpose', expected: texts.purpose, doThis: texts.definition },
  'target-there': { got: 'a column of this name', expected: texts.newTarget, doThis: texts.target },
} as const;
