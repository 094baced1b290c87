import { DownOutlined, LogoutOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { useMember } from '../session/member.ts';
import { useSignOut } from '../session/sign-out.ts';
import { staffRoles } from '../words/roles.ts';
import { useText, useWords } from '../language/language.tsx';
import { LanguageSwitch, ThemeSwitch } from './display-settings.tsx';
import { frameWords } from './words.ts';

/** The card belongs to the head of the page, not beside all of it. */
function ownLandmark(trigger: HTMLElement): HTMLElement {
  return trigger.parentElement ?? trigger;
}

/** Who is signed in, and how they want to see the console. */
export function AccountMenu() {
  const t = useWords(frameWords);
  const read = useText();
  const narrow = useNarrow();
  const member = useMember();
  const signOut = useSignOut();
  const [open, setOpen] = useState(false);
  const card = (
    <div className="account">
      <div>
        <strong>{member.displayName}</strong>
        <div className="soft">
          {member.user} · {member.roles.map((role) => read(staffRoles[role])).join(' / ')}
        </div>
      </div>
      <div>
        <p className="account-label">{t('language')}</p>
        <LanguageSwitch />
      </div>
      <div>
        <p className="account-label">{t('theme')}</p>
        <ThemeSwitch />
      </div>
      {signOut.error ? <ProblemNotice error={signOut.error} /> : null}
      <Button icon={<LogoutOutlined />} loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('signOut')}
      </Button>
    </div>
  );
  return (
    <Popover
      content={card}
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      arrow={false}
      getPopupContainer={ownLandmark}
    >
      <Button type="text" aria-expanded={open}>
        <span className="avatar" data-letter={member.displayName.slice(0, 1)} />
        <span className={narrow ? 'unseen' : undefined}>{member.displayName}</span>
        <span className="unseen">{t('account')}</span>
        <DownOutlined className="account-arrow" aria-hidden />
      </Button>
    </Popover>
  );
}
