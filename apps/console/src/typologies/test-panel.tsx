import type { TypologyTest, TypologyVersionDetail } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { formatInstant } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Figures } from '../parts/facts.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { shortId } from '../queue/queue-row.ts';
import { may, useMember } from '../session/member.ts';
import { useWho } from '../staff/use-who.ts';
import { verdicts } from '../words/fraud.ts';
import { useVersionStep } from './typologies-query.ts';
import { typologiesOf } from './typology.ts';
import { typologyWords, versionWords } from './words.ts';

interface TestProps {
  readonly detail: TypologyVersionDetail;
}

const usual_d = 90;

/** What a version says of its examples, and would have said of those who were assessed. */
export function TestPanel({ detail }: TestProps) {
  const t = useWords(versionWords);
  const mayTest = may(useMember(), fraudRoutes.testTypologies);
  return (
    <>
      <Panel title={t('test')}>
        <div className="typology-test">
          <p className="soft">{t('testHint')}</p>
          {mayTest ? <TestForm detail={detail} /> : null}
          {detail.test === null ? <p>{t('notTested')}</p> : <TestFigures test={detail.test} />}
        </div>
      </Panel>
      {detail.test === null ? null : <Differences detail={detail} past={detail.test.past} />}
    </>
  );
}

function TestForm({ detail }: TestProps) {
  const t = useWords(versionWords);
  const [days, setDays] = useState<number | null>(usual_d);
  const step = useVersionStep(detail.id);
  return (
    <>
      <div className="rule-acts">
        <Field label={t('days')}>
          {(field) => <InputNumber {...field} min={1} max={1_100} precision={0} value={days} onChange={setDays} />}
        </Field>
      </div>
      <div>
        <Button
          type="primary"
          loading={step.isPending}
          onClick={() => step.mutate({ kind: 'test', days: days ?? usual_d })}
        >
          {t('doTest')}
        </Button>
      </div>
      {step.error ? <ProblemNotice error={step.error} /> : null}
    </>
  );
}

function TestFigures({ test: { testedBy, testedAt, examples, past } }: { readonly test: TypologyTest }) {
  const t = useWords(versionWords);
  const f = useWords(typologyWords);
  const { locale } = useLanguage();
  const who = useWho();
  const counts = ({ alert, interdict }: TypologyTest['past']['before']): string =>
    `${f('alerts')} ${alert} · ${f('interdicts')} ${interdict}`;
  return (
    <>
      <p className="soft">{t('tested', { who: who(testedBy), at: formatInstant(testedAt, locale) })}</p>
      <p>
        {t('examplesHold', { hold: examples.filter(({ holds }) => holds).length, all: examples.length })}
        {' · '}
        {t('past', { count: past.assessments })}
      </p>
      <Figures
        facts={[
          { label: t('before'), value: past.before.alert + past.before.interdict, note: counts(past.before) },
          { label: t('after'), value: past.after.alert + past.after.interdict, note: counts(past.after) },
          { label: t('newly'), value: past.newlyAlerted },
          { label: t('noLonger'), value: past.noLongerAlerted },
        ]}
      />
    </>
  );
}

function Differences({ detail, past }: TestProps & { readonly past: TypologyTest['past'] }) {
  const t = useWords(versionWords);
  const f = useWords(typologyWords);
  const read = useText();
  const names = new Map(typologiesOf(detail).map(({ id, name }) => [id, read(name)]));
  return (
    <>
      <Panel title={t('byTypology')} flush>
        <DataTable
          caption={t('byTypology')}
          rows={past.byTypology}
          rowKey={({ typology }) => typology}
          empty={t('noneChanged')}
          columns={[
            {
              key: 'typology',
              title: f('typology'),
              onCard: 'title',
              render: ({ typology }) => names.get(typology) ?? typology,
            },
            { key: 'before', title: t('before'), align: 'end', render: ({ before }) => before },
            { key: 'after', title: t('after'), align: 'end', render: ({ after }) => after },
          ]}
        />
      </Panel>
      <ChangedPanel past={past} />
    </>
  );
}

function ChangedPanel({ past }: { readonly past: TypologyTest['past'] }) {
  const t = useWords(versionWords);
  return (
    <Panel title={t('changedOnes')} flush>
      <DataTable
        caption={t('changedOnes')}
        rows={past.changed}
        rowKey={({ assessmentId }) => assessmentId}
        empty={t('noneChanged')}
        columns={[
          {
            key: 'application',
            title: t('application'),
            onCard: 'title',
            render: ({ applicationId }) => (
              <Link to="/applications/$applicationId" params={{ applicationId }} className="mono">
                {shortId(applicationId)}
              </Link>
            ),
          },
          { key: 'before', title: t('before'), render: ({ before }) => <StateTag {...verdicts.typologies[before]} /> },
          { key: 'after', title: t('after'), render: ({ after }) => <StateTag {...verdicts.typologies[after]} /> },
        ]}
      />
    </Panel>
  );
}
