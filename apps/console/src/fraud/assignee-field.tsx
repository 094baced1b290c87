import type { FraudCaseDetail } from '@lendline/fraud/contract';
import { staffRoutes } from '@lendline/staff/routes';
import { Button, Select } from 'antd';
import { useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { may, useMember } from '../session/member.ts';
import { useStaff } from '../staff/staff-query.ts';
import { useWho } from '../staff/use-who.ts';
import type { useCaseStep } from './case-query.ts';
import { fraudWords, stepWords } from './words.ts';

interface AssigneeFieldProps {
  readonly detail: FraudCaseDetail;
  readonly step: ReturnType<typeof useCaseStep>;
}

const nobody = '';

/** Who works on the case: oneself at one press, a colleague by name where one may read names. */
export function AssigneeField({ detail: { assignedTo }, step }: AssigneeFieldProps) {
  const t = useWords(fraudWords);
  const own = useWords(stepWords);
  const member = useMember();
  const who = useWho();
  const me = `staff:${member.id}`;
  const assign = (to: string): void =>
    step.mutate({ kind: 'assign', to: to === nobody ? null : to.replace('staff:', '') });
  const others = useColleagues();
  const choices = [me, ...others, ...(assignedTo === null ? [] : [assignedTo])];
  const isAssigning = step.variables?.kind === 'assign';
  return (
    <div className="fraud-assignee">
      <Field label={t('assignee')}>
        {(field) => (
          <Select<string>
            {...field}
            value={assignedTo ?? nobody}
            loading={step.isPending && isAssigning}
            onChange={assign}
            options={[
              { value: nobody, label: t('nobody') },
              ...[...new Set(choices)].map((value) => ({ value, label: who(value) })),
            ]}
          />
        )}
      </Field>
      {assignedTo === me ? null : (
        <Button onClick={() => assign(me)} loading={step.isPending && isAssigning}>
          {own('take')}
        </Button>
      )}
      {step.error && isAssigning ? <ProblemNotice error={step.error} /> : null}
    </div>
  );
}

function useColleagues(): readonly string[] {
  const allowed = may(useMember(), staffRoutes.listMembers);
  const { data } = useStaff({ enabled: allowed });
  return (data ?? []).filter(({ active }) => active).map(({ id }) => `staff:${id}`);
}
