import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useWords } from '../language/language.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { MemberContext } from './member.ts';
import { useMemberQuery } from './member-query.ts';
import { useSignIn } from './sign-in.ts';
import { SignInPage } from './sign-in-page.tsx';
import './session.css';
import { sessionWords } from './words.ts';

interface SignedInProps {
  readonly ticket: string | null;
  readonly children: ReactNode;
}

/** Shows its children to who is signed in, and the sign-in page to everyone else. */
export function SignedIn({ ticket, children }: SignedInProps) {
  return ticket === null ? <BySession>{children}</BySession> : <ByTicket ticket={ticket}>{children}</ByTicket>;
}

function ByTicket({ ticket, children }: { readonly ticket: string; readonly children: ReactNode }) {
  const t = useWords(sessionWords);
  const { mutate, isSuccess, isError } = useSignIn();
  const used = useRef(false);
  useEffect(() => {
    // A ticket works once: rendering twice must not spend it twice.
    if (!used.current) mutate({ kind: 'ticket', ticket });
    used.current = true;
  }, [mutate, ticket]);
  if (isSuccess || isError) return <BySession ticketRefused={isError}>{children}</BySession>;
  return (
    <main className="sign-in-wait">
      <output>{t('signingIn')}</output>
    </main>
  );
}

interface BySessionProps {
  readonly ticketRefused?: boolean;
  readonly children: ReactNode;
}

function BySession({ ticketRefused = false, children }: BySessionProps) {
  const { data: member, error, refetch } = useMemberQuery();
  if (member) return <MemberContext value={member}>{children}</MemberContext>;
  if (member === null) return <SignInPage ticketRefused={ticketRefused} />;
  return (
    <main className="sign-in-wait" aria-busy={error === null}>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
    </main>
  );
}
