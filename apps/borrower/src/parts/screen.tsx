import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../language/language.tsx';
import { words } from './words.ts';

/** The steps from a phone number to a signed loan, as the bar at the top counts them. */
export const steps = ['phone', 'permissions', 'about-you', 'records', 'request', 'offer', 'agreement'] as const;
export type JourneyStep = (typeof steps)[number];

export interface ScreenProps {
  readonly title: string;
  readonly step?: JourneyStep;
  /** Shown as a way back; without it there is nothing to go back to. */
  readonly back?: (() => void) | undefined;
  readonly children: ComponentChildren;
}

let firstScreen = true;

/** One screen: says where one is, and gives its heading the focus when it takes the place of another. */
export function Screen({ title, step, back, children }: ScreenProps) {
  const t = useWords(words);
  const heading = useRef<HTMLHeadingElement>(null);
  // Both with the screen and not a frame later: the focus would leave a field that somebody has begun to fill by then.
  useLayoutEffect(() => {
    document.title = `${title} · Lendline`;
  }, [title]);
  useLayoutEffect(() => {
    // A page that was just opened is read from its top; only a change of screen moves the reader.
    if (!firstScreen) heading.current?.focus({ preventScroll: true });
    firstScreen = false;
    scrollTo(0, 0);
  }, []);
  return (
    <main class="screen">
      {(step !== undefined || back) && (
        <div class="where">
          {back && (
            <button type="button" class="back" onClick={back}>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M15 5l-7 7 7 7" />
              </svg>
              {t('back')}
            </button>
          )}
          {step !== undefined && <p class="step">{t('step', { n: steps.indexOf(step) + 1, of: steps.length })}</p>}
        </div>
      )}
      {step !== undefined && <StepBar step={step} />}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}

function StepBar({ step }: { readonly step: JourneyStep }) {
  const reached = steps.indexOf(step);
  return (
    <div class="bar" aria-hidden="true">
      {steps.map((name, index) => (
        <span key={name} class={index <= reached ? 'done' : ''} />
      ))}
    </div>
  );
}
