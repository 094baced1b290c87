import { refusal, type TrainingRefusal } from '../data/note.ts';

/** No kind of model found anything to learn. */
export function noSignal(): TrainingRefusal {
  return refusal('no-signal', null, {
    'zh-CN': '没有一个特征能说明结果（信息值均低于下限或方向不对）。请检查目标列，或补充特征。',
    en: 'No feature says anything about the outcome (information values below the limit or of the wrong sign). Check the target, or add features.',
  });
}
