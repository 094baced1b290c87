import type { ApplicationId } from '@lendline/applications/contract';
import type { FraudAssessment } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { formatInstant } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { shortId } from '../queue/queue-row.ts';
import { may, useMember } from '../session/member.ts';
import { stages, verdicts } from '../words/fraud.ts';
import { assessmentWords } from './assessment-words.ts';
import { useAssessments } from './assessments-query.ts';
import './fraud.css';
import { HitsView } from './hit-view.tsx';

/** What fraud checks said of an application, attempt by attempt and again before money leaves. */
export function AssessmentPanel({ applicationId }: { readonly applicationId: ApplicationId }) {
  const t = useWords(assessmentWords);
  const query = useAssessments(applicationId);
  if (!may(useMember(), fraudRoutes.assessments)) return null;
  return (
    <Panel title={t('fraud')} id="fraud">
      <Loaded query={query}>
        {(assessments) => (
          <>
            {assessments.length === 0 ? <p className="soft">{t('none')}</p> : null}
            <ul className="lines">
              {assessments.map((assessment) => (
                <li key={assessment.id}>
                  <AssessmentView assessment={assessment} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function AssessmentView({ assessment }: { readonly assessment: FraudAssessment }) {
  const t = useWords(assessmentWords);
  const read = useText();
  const { locale } = useLanguage();
  const { stage, attempt, asOf, caseId, halted, hits, listHits } = assessment;
  const when = t('when', { stage: read(stages[stage]), n: attempt, at: formatInstant(asOf, locale) });
  return (
    <>
      <div className="beside">
        <span>{when}</span>
        {caseId === null ? null : (
          <Link to="/fraud-cases/$caseId" params={{ caseId }}>
            {t('case', { id: shortId(caseId) })}
          </Link>
        )}
      </div>
      <div className="fraud-verdicts">
        <Facts
          facts={[
            { label: t('lists'), value: <StateTag {...verdicts.lists[assessment.lists]} /> },
            { label: t('velocity'), value: <StateTag {...verdicts.velocity[assessment.velocity]} /> },
            { label: t('ring'), value: <StateTag {...verdicts.ring[assessment.ring]} /> },
            { label: t('typologies'), value: <StateTag {...verdicts.typologies[assessment.typologies]} /> },
          ]}
        />
      </div>
      <HitsView hits={hits} listHits={listHits} look={when} />
      {halted.length === 0 ? null : <p className="soft">{t('halted', { names: halted.join(', ') })}</p>}
    </>
  );
}
