import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../language/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import type { Command } from './commands.ts';
import './palette.css';
import { useCommands } from './use-commands.ts';
import { paletteWords } from './words.ts';

interface PaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSheet: () => void;
}

/** Everything that can be reached, by typing a part of its name. */
export function Palette({ open, onClose, onSheet }: PaletteProps) {
  const t = useWords(paletteWords);
  return (
    <Dialog
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={560}
      destroyOnHidden
      style={{ top: 96 }}
      aria-label={t('title')}
      title={<span className="unseen">{t('title')}</span>}
      classNames={{ header: 'palette-head', body: 'palette-body' }}
    >
      <PaletteBody onClose={onClose} onSheet={onSheet} />
    </Dialog>
  );
}

function PaletteBody({ onClose, onSheet }: Omit<PaletteProps, 'open'>) {
  const t = useWords(paletteWords);
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const commands = useCommands(query, onSheet);
  useEffect(() => input.current?.focus(), []);
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [input.current, ...(list.current?.querySelectorAll('button') ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLButtonElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  };
  const onEnter = (event: FormEvent): void => {
    event.preventDefault();
    run(commands[0]);
  };
  return (
    <form className="palette" onSubmit={onEnter}>
      <input
        ref={input}
        className="palette-input"
        aria-label={t('title')}
        placeholder={t('placeholder')}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKey}
      />
      <ul className="palette-list" ref={list}>
        {commands.map((command) => (
          <li key={command.id}>
            <button type="button" onClick={() => run(command)} onKeyDown={onKey}>
              <span>{command.label}</span>
              <span className="soft">{command.hint}</span>
            </button>
          </li>
        ))}
      </ul>
      {commands.length === 0 ? <output className="palette-nothing">{t('nothing')}</output> : null}
    </form>
  );
}
