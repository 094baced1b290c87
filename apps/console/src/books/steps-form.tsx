import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { ClosingStep } from '@lendline/loans/contract';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { useText, useWords } from '../language/language.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useSetClosingPlan } from './books-query.ts';
import { bookWords, closingSteps, stepOrder } from './words.ts';

interface StepsFormProps {
  readonly steps: readonly ClosingStep[];
  readonly onDone: (saved: boolean) => void;
}

/** Steps in another order, fewer or more. Which orders are possible the server knows, and says. */
export function StepsForm({ steps, onDone }: StepsFormProps) {
  const t = useWords(bookWords);
  const read = useText();
  const [draft, setDraft] = useState(steps);
  const save = useSetClosingPlan();
  const left = stepOrder.filter((step) => !draft.includes(step));
  return (
    <div className="books-form">
      <h3 className="books-label">{t('steps')}</h3>
      <ol className="books-steps">
        {draft.map((step, at) => (
          <li key={step}>
            <StepLine step={step} at={at} steps={draft} onChange={setDraft} />
          </li>
        ))}
      </ol>
      {left.length === 0 ? null : (
        <div className="books-acts">
          {left.map((step) => (
            <Button key={step} type="dashed" onClick={() => setDraft([...draft, step])}>
              {t('takeIn', { step: read(closingSteps[step].name) })}
            </Button>
          ))}
        </div>
      )}
      <Refusal error={save.error} />
      <div className="books-acts">
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() => save.mutate(draft, { onSuccess: () => onDone(true) })}
        >
          {t('save')}
        </Button>
        <Button disabled={save.isPending} onClick={() => onDone(false)}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

/** The server names a step by its code; here it is said by the names that stand above. */
function Refusal({ error }: { readonly error: Error | null }) {
  const t = useWords(bookWords);
  if (error === null) return null;
  if (problemOf(error).code !== 'loans.closing-plan-not-possible') return <ProblemNotice error={error} />;
  return <Alert role="alert" type="error" showIcon title={t('notPossible')} />;
}

interface StepLineProps {
  readonly step: ClosingStep;
  readonly at: number;
  readonly steps: readonly ClosingStep[];
  readonly onChange: (steps: readonly ClosingStep[]) => void;
}

function StepLine({ step, at, steps, onChange }: StepLineProps) {
  const t = useWords(bookWords);
  const named = { step: useText()(closingSteps[step].name) };
  return (
    <span className="books-step">
      <strong>{named.step}</strong>
      <span>
        <Button
          icon={<ArrowUpOutlined />}
          aria-label={t('up', named)}
          disabled={at === 0}
          onClick={() => onChange(swapped(steps, at - 1))}
        />
        <Button
          icon={<ArrowDownOutlined />}
          aria-label={t('down', named)}
          disabled={at === steps.length - 1}
          onClick={() => onChange(swapped(steps, at))}
        />
        <Button aria-label={t('leaveOut', named)} onClick={() => onChange(steps.filter((one) => one !== step))}>
          {t('leaveOutShort')}
        </Button>
      </span>
    </span>
  );
}

/** The step at a place and the one after it change places. */
function swapped(steps: readonly ClosingStep[], at: number): readonly ClosingStep[] {
  return steps.map((step, index) => (index === at ? steps[at + 1]! : index === at + 1 ? steps[at]! : step));
}
