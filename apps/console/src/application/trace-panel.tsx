import { useText, useWords } from '../language/language.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import type { Tone } from '../words/states.ts';
import type { DecisionView, RuleView, StepView } from './decision-view.ts';
import { evidenceWords } from './evidence-words.ts';

const verdicts = ['pass', 'refer', 'hold', 'decline', 'note', 'not-run'] as const;
const tones: Readonly<Record<(typeof verdicts)[number], Tone>> = {
  pass: 'good',
  refer: 'warn',
  hold: 'warn',
  decline: 'bad',
  note: 'busy',
  'not-run': 'quiet',
};

/** How the strategy came to its answer, step by step. */
export function TracePanel({ decision }: { readonly decision: DecisionView | undefined }) {
  const t = useWords(evidenceWords);
  if (decision === undefined)
    return (
      <Panel title={t('trace')} id="trace">
        <p className="soft">{t('noTrace')}</p>
      </Panel>
    );
  return (
    <Panel
      title={t('trace')}
      id="trace"
      extra={t('byStrategy', { strategy: decision.strategy, ms: decision.milliseconds })}
    >
      <h3 className="sub">{t('hits')}</h3>
      {decision.hits.length === 0 ? <p className="soft">{t('noHits')}</p> : <Rules rules={decision.hits} />}
      <h3 className="sub">{t('allSteps')}</h3>
      <TraceSteps steps={decision.steps} />
    </Panel>
  );
}

/** Every step of a walk, each with its rules and what they looked at. */
export function TraceSteps({ steps }: Pick<DecisionView, 'steps'>) {
  return (
    <ol className="trace">
      {steps.map((step) => (
        <TraceLine key={step.step} step={step} />
      ))}
    </ol>
  );
}

function Verdict({ verdict }: { readonly verdict: string }) {
  const t = useWords(evidenceWords);
  const known = verdicts.find((one) => one === verdict);
  return <StateTag tone={known ? tones[known] : 'quiet'} text={known ? t(known) : verdict} />;
}

function Rules({ rules }: { readonly rules: readonly RuleView[] }) {
  const read = useText();
  return (
    <ul className="rules">
      {rules.map(({ rule, outcome, text }) => (
        <li key={rule}>
          <Verdict verdict={outcome} />
          <span>
            {read(text)} <code className="soft">{rule}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

function TraceLine({ step }: { readonly step: StepView }) {
  const t = useWords(evidenceWords);
  const read = useText();
  return (
    <li>
      <details>
        <summary>
          <span className="trace-name">{read(step.text)}</span>
          <Verdict verdict={step.verdict} />
        </summary>
        <Rules rules={step.rules} />
        {step.facts.length === 0 ? null : (
          <>
            <p className="trace-facts-title">{t('facts')}</p>
            <dl className="trace-facts">
              {step.facts.map(({ name, value }) => (
                <div key={name}>
                  <dt>
                    <code>{name}</code>
                  </dt>
                  <dd className="number">{value ?? <span className="soft">{t('notKnown')}</span>}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </details>
    </li>
  );
}
