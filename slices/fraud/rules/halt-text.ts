import type { LocalText } from '@lendline/kernel';
import type { HitCount } from './hit-rate.ts';

interface Halt {
  readonly title: LocalText;
  readonly recent: HitCount;
  readonly baseline: HitCount;
  /** Who halted it by hand, and why; null for the guard. */
  readonly by: string | null;
  readonly note: string | null;
}

/** A halt in words: what was seen, against what, and what to do. */
export function haltText({ title, recent, baseline, by, note }: Halt): LocalText {
  if (by !== null) {
    return {
      'zh-CN': `“${title['zh-CN']}”由 ${by} 暂停：${note ?? ''}。在恢复之前不再评估。`,
      en: `“${title.en}” was halted by ${by}: ${note ?? ''}. It is not asked until somebody lets it go on.`,
    };
  }
  const share = ({ hits, assessments }: HitCount): string =>
    `${((100 * hits) / Math.max(1, assessments)).toFixed(1)} % (${hits}/${assessments})`;
  return {
    'zh-CN': `“${title['zh-CN']}”的命中率从 ${share(baseline)} 跃升到 ${share(recent)}，已自动暂停。请核对规则、数据来源和近期申请，再恢复或修改。`,
    en: `The hit rate of “${title.en}” jumped from ${share(baseline)} to ${share(recent)}, so it was halted. Look at its rules, its sources and who applied lately; then let it go on, or change it.`,
  };
}
