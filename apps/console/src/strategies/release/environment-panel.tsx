import type { Environment, StrategyDetail, StrategySummary } from '@lendline/decisions/contract';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { formatInstant, formatRate } from '@lendline/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useText, useWords } from '../../language/language.tsx';
import { Panel } from '../../parts/panel.tsx';
import { may, useMember } from '../../session/member.ts';
import { environmentNames } from '../words.ts';
import { ReleaseDialog } from './release-dialog.tsx';
import './release.css';
import { type ReleaseAct, releaseIn, stepsIn } from './release-steps.ts';
import { blockedTexts, releaseActs, releaseWords } from './words.ts';

interface EnvironmentPanelProps {
  readonly environment: Environment;
  readonly detail: StrategyDetail;
  readonly strategies: readonly StrategySummary[];
}

/** What a version is to one environment, and what it can become there. */
export function EnvironmentPanel({ environment, detail, strategies }: EnvironmentPanelProps) {
  const t = useWords(releaseWords);
  const read = useText();
  const member = useMember();
  const [act, setAct] = useState<ReleaseAct | null>(null);
  const { acts, blocked } = stepsIn(environment, detail, strategies);
  const mayRelease = may(member, decisionsRoutes.releaseStrategy);
  return (
    <Panel title={t('inEnvironment', { environment: read(environmentNames[environment]) })}>
      <div className="release-body">
        <Here environment={environment} detail={detail} />
        {blocked ? <p className="soft">{read(blockedTexts[blocked])}</p> : null}
        {acts.length > 0 && !mayRelease ? <p className="soft">{t('mayNot')}</p> : null}
        {mayRelease && acts.length > 0 ? (
          <div className="release-acts">
            {acts.map((one) => (
              <Button key={one} danger={one === 'end-canary'} onClick={() => setAct(one)}>
                {read(releaseActs[one].button)}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
      {act === null ? null : (
        <ReleaseDialog act={act} environment={environment} detail={detail} onDone={() => setAct(null)} />
      )}
    </Panel>
  );
}

function Here({ environment, detail }: Pick<EnvironmentPanelProps, 'environment' | 'detail'>) {
  const t = useWords(releaseWords);
  const { locale } = useLanguage();
  const release = releaseIn(environment, detail);
  if (release === null) return <p>{t('neverHere')}</p>;
  const share = release.share_ppm === null ? '' : formatRate(release.share_ppm, 1);
  return <p>{t(release.state, { at: formatInstant(release.since, locale), share })}</p>;
}
