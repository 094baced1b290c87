import type { StrategyRelease } from '@lendline/decisions/contract';
import { formatRate } from '@lendline/ui';
import { useText, useWords } from '../language/language.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { environmentNames, strategyStates, strategyWords } from './words.ts';

/** Where a version decides, and about which share of the lines. */
export function ReleaseTags({ releases }: { readonly releases: readonly StrategyRelease[] }) {
  const t = useWords(strategyWords);
  const read = useText();
  if (releases.length === 0) return <span className="soft">{t('notReleased')}</span>;
  return (
    <span className="release-tags">
      {releases.map(({ environment, state, share_ppm }) => {
        const share = share_ppm === null ? '' : t('share', { share: formatRate(share_ppm, 1) });
        const { tone, text } = strategyStates[state];
        const words = t('releaseText', { environment: read(environmentNames[environment]), state: read(text) });
        return <StateTag key={environment} tone={tone} text={words + share} />;
      })}
    </span>
  );
}
