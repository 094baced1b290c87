import type { LocalText } from '@lendline/kernel';
import type { TrainOptions } from './train-options.ts';

type Name = keyof TrainOptions;

/** Options that mean nothing without another one. */
const needs: readonly (readonly [option: Name, needed: Name, asked: string, lacking: string])[] = [
  ['outcome', 'history', '--outcome', '--history'],
  ['outcome', 'loan', '--outcome', '--loan'],
  ['outcome', 'knownUntil', '--outcome', '--known-until'],
  ['history', 'outcome', '--history', '--outcome'],
  ['events', 'person', '--events', '--person'],
  ['person', 'events', '--person', '--events'],
  ['rejectMethod', 'rejected', '--reject-method', '--rejected'],
];

/** Which option lacks the one that it needs; undefined when all is there. */
export function missingCompanion(options: TrainOptions): LocalText | undefined {
  const found = needs.find(([option, needed]) => options[option] !== undefined && options[needed] === undefined);
  if (found) return lackText(found[2], found[3]);
  if (options.outcome === undefined) return undefined;
  if (options.started === undefined && options.time === undefined) return lackText('--outcome', '--started');
  const isBehaviour = options.purpose === 'behaviour';
  return isBehaviour && options.observedOn === undefined ? lackText('--purpose behaviour', '--observed-on') : undefined;
}

function lackText(option: string, needed: string): LocalText {
  return { en: `${option} needs ${needed} as well; see --help.`, 'zh-CN': `${option} 还需要 ${needed}，见 --help。` };
}
