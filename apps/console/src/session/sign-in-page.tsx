import { Alert, Button, Input, type InputRef } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { LanguageSwitch, ThemeSwitch } from '../app/display-settings.tsx';
import { Mark } from '../app/mark.tsx';
import { useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useSignIn } from './sign-in.ts';
import { sessionWords } from './words.ts';

export function SignInPage({ ticketRefused }: { readonly ticketRefused: boolean }) {
  const t = useWords(sessionWords);
  useEffect(() => {
    document.title = `${t('signIn')} · Lendline`;
  }, [t]);
  return (
    <main className="sign-in">
      <SignInForm ticketRefused={ticketRefused} />
      <div className="sign-in-display">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </main>
  );
}

function SignInForm({ ticketRefused }: { readonly ticketRefused: boolean }) {
  const t = useWords(sessionWords);
  const signIn = useSignIn();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const first = useRef<InputRef>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (user.trim() !== '' && password !== '') signIn.mutate({ kind: 'password', user: user.trim(), password });
  };
  const given = { autoComplete: 'username', value: user };
  const secret = { type: 'password', autoComplete: 'current-password', value: password };
  return (
    <form className="sign-in-card" onSubmit={submit} noValidate>
      <Mark />
      <h1>{t('title')}</h1>
      {ticketRefused && !signIn.error ? <Alert role="alert" type="warning" showIcon title={t('ticketFailed')} /> : null}
      {signIn.error ? <ProblemNotice error={signIn.error} /> : null}
      <Field label={t('user')} problem={tried && user.trim() === '' ? t('userNeeded') : undefined}>
        {(field) => <Input {...field} {...given} ref={first} onChange={(event) => setUser(event.target.value)} />}
      </Field>
      <Field label={t('password')} problem={tried && password === '' ? t('passwordNeeded') : undefined}>
        {(field) => <Input {...field} {...secret} onChange={(event) => setPassword(event.target.value)} />}
      </Field>
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t('signIn')}
      </Button>
    </form>
  );
}
