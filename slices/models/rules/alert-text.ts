import type { LocalText } from '@lendline/kernel';
import type { ModelAlert } from '../contract.ts';
import { featureLabel } from './feature-label.ts';

type Facts = Pick<ModelAlert, 'finding' | 'about' | 'figure' | 'threshold'>;

/** An alert in words: what was seen, against what, and what to look at. */
export function alertText({ finding, about, figure, threshold }: Facts): LocalText {
  const psi = figure.toFixed(3);
  const share = (value: number) => `${(value * 100).toFixed(1)} %`;
  switch (finding) {
    case 'score-drift':
      return {
        'zh-CN': `评分分布偏移：PSI ${psi}，按样本量检验确定大于 ${threshold}。请查看是哪些特征变了。`,
        en: `The scores have moved: PSI ${psi}, surely above ${threshold} for this many rows. See which features did.`,
      };
    case 'feature-drift': {
      const name = featureLabel(about ?? '');
      return {
        'zh-CN': `特征“${name['zh-CN']}”偏移：CSI ${psi}，按样本量检验确定大于 ${threshold}。请核对来源和人群。`,
        en: `The feature “${name.en}” has moved: CSI ${psi}, surely above ${threshold}. Check its source and who applies.`,
      };
    }
    case 'ranking-expected-worse':
      return {
        'zh-CN': `在结果未知时，模型自身的概率只预示 AUC ${psi}，低于登记时的 ${threshold.toFixed(3)}。`,
        en: `Before outcomes are known, the PDs promise an AUC of ${psi} only; it was registered with at least ${threshold.toFixed(3)}.`,
      };
    case 'ranking-worse':
      return {
        'zh-CN': `已到期借款的 AUC 为 ${psi}，显著低于登记时的 ${threshold.toFixed(3)}。请考虑重训或回退。`,
        en: `On loans whose outcome is known the AUC is ${psi}, significantly below ${threshold.toFixed(3)}. Consider training again or a rollback.`,
      };
    case 'calibration-off':
      return {
        'zh-CN': `概率与结果不符：预计坏账率 ${share(threshold)}，实际 ${share(figure)}。请重新校准，并检查定价。`,
        en: `The PDs are off: ${share(threshold)} bad was promised, ${share(figure)} came. Calibrate again, and check prices.`,
      };
  }
}
