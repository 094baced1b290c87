import { applicationsRoutes } from '@lendline/applications/routes';
import { formatDay, formatInstant } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { may, useMember } from '../session/member.ts';
import { actWords } from './act-words.ts';
import type { FileView } from './application-file.ts';
import { type NextStep, nextStepOf } from './next-step.ts';
import { ReleaseForm } from './release-form.tsx';
import { ReviewForm } from './review-form.tsx';

const acting: readonly NextStep[] = ['review', 'answer-appeal', 'release'];

/** The one thing to do about this application, first on its page. */
export function NextStepPanel({ file }: { readonly file: FileView }) {
  const t = useWords(actWords);
  const member = useMember();
  const step = nextStepOf({
    state: file.row.state,
    appealOpen: file.appeal?.open === true,
    mayReview: may(member, applicationsRoutes.review),
    mayRelease: may(member, applicationsRoutes.releaseHold),
  });
  const toDo = acting.includes(step);
  return (
    <section className={toDo ? 'next next-act' : 'next'} aria-label={t('nextStep')}>
      <h2>{t(step)}</h2>
      <Why file={file} step={step} />
      <What file={file} step={step} />
    </section>
  );
}

interface StepProps {
  readonly file: FileView;
  readonly step: NextStep;
}

function Why({ file, step }: StepProps): ReactNode {
  const t = useWords(actWords);
  const read = useText();
  const { locale } = useLanguage();
  const comeBackOn = file.decisions[0]?.comeBackOn ?? null;
  return (
    <>
      {file.hold !== null && file.row.state === 'held' ? (
        <p>
          {t('releaseWhy')} {read(file.hold)}
        </p>
      ) : null}
      {step === 'answer-appeal' ? <AppealText file={file} /> : null}
      {step === 'see-loan' ? null : <Reasons file={file} asking={step === 'review'} />}
      {comeBackOn !== null && step === 'nothing' ? (
        <p>{t('comeBack', { day: formatDay(comeBackOn, locale) })}</p>
      ) : null}
    </>
  );
}

function AppealText({ file }: { readonly file: FileView }): ReactNode {
  const t = useWords(actWords);
  const { locale } = useLanguage();
  if (file.appeal === null) return null;
  return (
    <>
      <p>{t('answer-appealWhy', { at: formatInstant(file.appeal.madeAt, locale) })}</p>
      <blockquote>{file.appeal.message}</blockquote>
    </>
  );
}

function Reasons({ file, asking }: { readonly file: FileView; readonly asking: boolean }): ReactNode {
  const t = useWords(actWords);
  const read = useText();
  const reasons = file.decisions[0]?.reasons ?? [];
  if (reasons.length === 0) return null;
  return (
    <>
      {asking ? <p>{t('reviewWhy')}</p> : null}
      <ul className="next-reasons">
        {reasons.map(({ code, text }) => (
          <li key={code}>{read(text)}</li>
        ))}
      </ul>
    </>
  );
}

function What({ file, step }: StepProps): ReactNode {
  const t = useWords(actWords);
  const applicationId = file.row.id;
  if (step === 'review' || step === 'answer-appeal')
    return <ReviewForm applicationId={applicationId} suggestedTier={file.decisions[0]?.tier ?? null} />;
  if (step === 'release') return <ReleaseForm applicationId={applicationId} />;
  if (step === 'see-loan' && file.loanId !== null)
    return (
      <Link to="/loans/$loanId" params={{ loanId: file.loanId }}>
        <Button tabIndex={-1}>{t('openLoan')}</Button>
      </Link>
    );
  return null;
}
