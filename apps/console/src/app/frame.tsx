import { MenuOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { ShortcutSheet } from '../keyboard/shortcut-sheet.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/language.tsx';
import { Palette } from '../palette/palette.tsx';
import { useNextCase } from '../queue/use-next-case.ts';
import { useNarrow } from '../parts/use-narrow.ts';
import { AccountMenu } from './account-menu.tsx';
import './frame.css';
import { Mark } from './mark.tsx';
import { PageMenu } from './page-menu.tsx';
import { frameWords } from './words.ts';

type Overlay = 'none' | 'menu' | 'palette' | 'sheet';

/** What stands around every page: the menu, the search, the reader's own settings. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const t = useWords(frameWords);
  const narrow = useNarrow();
  const nextCase = useNextCase();
  const [overlay, setOverlay] = useState<Overlay>('none');
  const close = () => setOverlay('none');
  useShortcut('palette', () => setOverlay('palette'));
  useShortcut('sheet', () => setOverlay('sheet'));
  useShortcut('next-case', () => void nextCase());
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      {narrow ? null : (
        <aside className="side" aria-label={t('menu')}>
          <Mark />
          <PageMenu />
        </aside>
      )}
      <div className="stage">
        <TopBar narrow={narrow} onOpen={setOverlay} />
        <main className="content" id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Drawer
        title={<Mark />}
        placement="left"
        size={280}
        open={overlay === 'menu' && narrow}
        onClose={close}
        closable={{ 'aria-label': t('closeMenu') }}
      >
        <PageMenu onChoose={close} />
      </Drawer>
      <Palette open={overlay === 'palette'} onClose={close} onSheet={() => setOverlay('sheet')} />
      <ShortcutSheet open={overlay === 'sheet'} onClose={close} />
    </div>
  );
}

interface TopBarProps {
  readonly narrow: boolean;
  readonly onOpen: (overlay: Overlay) => void;
}

function TopBar({ narrow, onOpen }: TopBarProps) {
  const t = useWords(frameWords);
  return (
    <header className="top">
      {narrow ? (
        <Button type="text" icon={<MenuOutlined />} aria-label={t('menu')} onClick={() => onOpen('menu')} />
      ) : null}
      <button type="button" className="find" onClick={() => onOpen('palette')}>
        <SearchOutlined aria-hidden />
        <span>{t('find')}</span>
        {narrow ? null : <kbd>Ctrl K</kbd>}
      </button>
      <div className="top-end">
        {narrow ? null : (
          <Button
            type="text"
            icon={<QuestionCircleOutlined />}
            aria-label={t('shortcuts')}
            onClick={() => onOpen('sheet')}
          />
        )}
        <AccountMenu />
      </div>
    </header>
  );
}
