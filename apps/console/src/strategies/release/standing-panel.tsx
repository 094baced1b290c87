import { decisionsRoutes } from '@lendline/decisions/routes';
import type { Environment, StrategySummary } from '@lendline/decisions/contract';
import { formatInstant, formatRate } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useText, useWords } from '../../language/language.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Panel } from '../../parts/panel.tsx';
import { may, useMember } from '../../session/member.ts';
import { environmentNames, strategyWords } from '../words.ts';
import './release.css';
import { environments, releaseIn, type Standing, standingIn, takenBack } from './release-steps.ts';
import { RollBackDialog } from './rollback-dialog.tsx';
import { releaseWords } from './words.ts';

interface StandingPanelProps {
  /** The one that this house decides in. */
  readonly house: Environment;
  readonly strategies: readonly StrategySummary[];
}

/** What decides where, and the way back. */
export function StandingPanel({ house, strategies }: StandingPanelProps) {
  const t = useWords(releaseWords);
  return (
    <Panel title={t('environments')}>
      <div className="standing">
        {environments.map((environment) => (
          <InEnvironment
            key={environment}
            environment={environment}
            isHouse={environment === house}
            standing={standingIn(environment, strategies)}
          />
        ))}
      </div>
    </Panel>
  );
}

interface InEnvironmentProps {
  readonly environment: Environment;
  readonly isHouse: boolean;
  readonly standing: Standing;
}

function InEnvironment({ environment, isHouse, standing }: InEnvironmentProps) {
  const t = useWords(releaseWords);
  const read = useText();
  const member = useMember();
  const [asking, setAsking] = useState(false);
  const canRollBack = takenBack(standing) !== null && may(member, decisionsRoutes.rollBackStrategy);
  const name = read(environmentNames[environment]);
  return (
    <section aria-label={t('inEnvironment', { environment: name })}>
      <h3>
        {name} {isHouse ? <small className="soft">{t('house')}</small> : null}
      </h3>
      <Facts
        facts={[
          { label: t('liveHere'), value: <Version environment={environment} version={standing.live} /> },
          { label: t('canaryHere'), value: <Version environment={environment} version={standing.canary} /> },
        ]}
      />
      {canRollBack ? (
        <Button danger onClick={() => setAsking(true)}>
          {t('rollBackIn', { environment: name })}
        </Button>
      ) : null}
      {asking ? <RollBackDialog environment={environment} standing={standing} onDone={() => setAsking(false)} /> : null}
    </section>
  );
}

interface VersionProps {
  readonly environment: Environment;
  readonly version: StrategySummary | null;
}

function Version({ environment, version }: VersionProps) {
  const t = useWords(releaseWords);
  const said = useWords(strategyWords);
  const { locale } = useLanguage();
  const release = version && releaseIn(environment, version);
  if (!release) return <span className="soft">{t('nobody')}</span>;
  const name = said('one', { number: version.number });
  const at = formatInstant(release.since, locale);
  return (
    <Link to="/strategies/$strategyId/release" params={{ strategyId: version.id }}>
      {release.share_ppm === null
        ? t('sinceLine', { name, at })
        : t('canaryLine', { name, at, share: formatRate(release.share_ppm, 1) })}
    </Link>
  );
}
