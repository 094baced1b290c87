import type { FraudCaseDetail } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import type { LineId } from '@lendline/lines/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { fraud } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { PurposeDialog } from '../application/reveal.tsx';
import { useWords } from '../language/language.tsx';
import { Panel } from '../parts/panel.tsx';
import { shortId } from '../queue/queue-row.ts';
import { may, useMember } from '../session/member.ts';
import { fraudWords } from './words.ts';

/** Names by line, of people that somebody asked for on a purpose. */
export type People = ReadonlyMap<LineId, { readonly name: string | null; readonly maskedPhone: string }>;

/** Who is in the case; whose names are read on a stated purpose, which is kept. They live in the open page alone. */
export function useCasePeople(caseId: FraudCaseDetail['id']) {
  return useMutation({
    mutationFn: async (purpose: string): Promise<People> => {
      const { people } = await valueOf(fraud.networkPeople({ caseId, purpose }));
      return new Map(people.map((person) => [person.lineId, person]));
    },
    gcTime: 0,
  });
}

interface PeoplePanelProps {
  readonly detail: FraudCaseDetail;
  readonly asked: ReturnType<typeof useCasePeople>;
}

export function PeoplePanel({ detail, asked }: PeoplePanelProps) {
  const t = useWords(fraudWords);
  const allowed = may(useMember(), fraudRoutes.networkPeople);
  const [asking, setAsking] = useState(false);
  const alerted = new Set(detail.alertList.map(({ lineId }) => lineId));
  return (
    <Panel title={t('whoPanel')} extra={detail.lineIds.length}>
      <ul className="lines">
        {detail.lineIds.map((lineId) => {
          const person = asked.data?.get(lineId);
          return (
            <li key={lineId}>
              {t('borrower', { id: shortId(lineId) })}
              {person ? (
                <span className="fraud-person">
                  {person.name ?? t('noName')} <span className="number">{person.maskedPhone}</span>
                </span>
              ) : null}
              {alerted.has(lineId) ? <small className="soft fraud-event">{t('hasAlert')}</small> : null}
            </li>
          );
        })}
      </ul>
      {allowed ? (
        <div className="fraud-reveal">
          {asked.data ? (
            <Button size="small" onClick={asked.reset}>
              {t('hide')}
            </Button>
          ) : (
            <Button size="small" onClick={() => setAsking(true)}>
              {t('reveal')}
            </Button>
          )}
        </div>
      ) : null}
      <PurposeDialog
        open={asking}
        pending={asked.isPending}
        error={asked.error}
        onState={(purpose) => asked.mutate(purpose, { onSuccess: () => setAsking(false) })}
        onBack={() => setAsking(false)}
      />
    </Panel>
  );
}
