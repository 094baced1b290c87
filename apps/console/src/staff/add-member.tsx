import type { Locale } from '@lendline/kernel';
import { Checkbox, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { roleOrder, staffRoles } from '../words/roles.ts';
import './staff.css';
import { type NewMember, useAddMember } from './add-member-mutation.ts';
import { problemsOfMember } from './new-member.ts';
import { staffWords } from './words.ts';

interface AddMemberProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function AddMember({ open, onClose }: AddMemberProps) {
  const t = useWords(staffWords);
  const { locale } = useLanguage();
  const blank: NewMember = { user: '', displayName: '', password: '', roles: ['credit-officer'], locale };
  const [member, setMember] = useState(blank);
  const [tried, setTried] = useState(false);
  const add = useAddMember();
  const form = useId();
  const close = (): void => {
    setMember(blank);
    setTried(false);
    add.reset();
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problemsOfMember(member)).length === 0) add.mutate(member, { onSuccess: close });
  };
  return (
    <Dialog
      open={open}
      title={t('add')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ htmlType: 'submit', form, loading: add.isPending }}
      onCancel={close}
      closable={false}
      destroyOnHidden
    >
      <form id={form} className="member-form" onSubmit={submit} noValidate>
        <MemberFields member={member} tried={tried} onChange={setMember} />
        {add.error ? <ProblemNotice error={add.error} /> : null}
      </form>
    </Dialog>
  );
}

interface MemberFieldsProps {
  readonly member: NewMember;
  readonly tried: boolean;
  readonly onChange: (member: NewMember) => void;
}

function MemberFields({ member, tried, onChange }: MemberFieldsProps) {
  const t = useWords(staffWords);
  const found = tried ? problemsOfMember(member) : {};
  const change = (part: Partial<NewMember>): void => onChange({ ...member, ...part });
  return (
    <>
      <Field label={t('name')} problem={found.displayName && t(found.displayName)}>
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            value={member.displayName}
            onChange={(e) => change({ displayName: e.target.value })}
          />
        )}
      </Field>
      <Field label={t('user')} problem={found.user && t(found.user)}>
        {(field) => (
          <Input {...field} autoComplete="off" value={member.user} onChange={(e) => change({ user: e.target.value })} />
        )}
      </Field>
      <Field label={t('password')} hint={t('passwordHint')} problem={found.password && t(found.password)}>
        {(field) => (
          <Input
            {...field}
            type="password"
            autoComplete="new-password"
            value={member.password}
            onChange={(e) => change({ password: e.target.value })}
          />
        )}
      </Field>
      <RolesField member={member} problem={found.roles && t(found.roles)} onChange={onChange} />
      <Field label={t('language')}>
        {({ id }) => (
          <Select<Locale>
            id={id}
            value={member.locale}
            onChange={(locale) => change({ locale })}
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        )}
      </Field>
    </>
  );
}

interface RolesFieldProps {
  readonly member: NewMember;
  readonly problem: string | undefined;
  readonly onChange: (member: NewMember) => void;
}

function RolesField({ member, problem, onChange }: RolesFieldProps) {
  const t = useWords(staffWords);
  const read = useText();
  return (
    <fieldset className="member-roles">
      <legend>{t('roles')}</legend>
      <Checkbox.Group
        value={[...member.roles]}
        onChange={(roles) => onChange({ ...member, roles })}
        options={roleOrder.map((value) => ({ value, label: read(staffRoles[value]) }))}
      />
      {problem === undefined ? null : <p className="field-problem">{problem}</p>}
    </fieldset>
  );
}
