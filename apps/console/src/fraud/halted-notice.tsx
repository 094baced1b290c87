import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useText, useWords } from '../language/language.tsx';
import { useMember } from '../session/member.ts';
import { useHalts } from '../typologies/typologies-query.ts';
import { fraudWords } from './words.ts';

/** Says where cases come from what is not looked for now, and to its owner that it is theirs. */
export function HaltedNotice() {
  const t = useWords(fraudWords);
  const read = useText();
  const { id } = useMember();
  const halts = useHalts().data ?? [];
  if (halts.length === 0) return null;
  const isMine = halts.some(({ owner }) => owner === `staff:${id}`);
  const names = halts.map(({ title }) => read(title)).join(', ');
  return (
    <Alert
      className="fraud-halted"
      type="warning"
      showIcon
      title={
        <>
          {t(isMine ? 'haltedMine' : 'halted', { names })} <Link to="/typologies">{t('haltedSee')}</Link>
        </>
      }
    />
  );
}
