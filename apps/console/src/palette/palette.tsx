import { Modal } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import { useWords } from '../language/language.tsx';
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
    <Modal
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
    </Modal>
  );
}

function PaletteBody({ onClose, onSheet }: Omit<PaletteProps, 'open'>) {
  const t = useWords(paletteWords);
  const list = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = useCommands(query, onSheet);
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((chosen + step + commands.length) % Math.max(commands.length, 1));
    }
    // An input method uses Enter to choose a word: that is not a choice in the list.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(commands[chosen]);
  };
  return (
    <>
      <input
        className="palette-input"
        role="combobox"
        aria-label={t('title')}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={commands[chosen] ? `${list}-${chosen}` : undefined}
        placeholder={t('placeholder')}
        autoFocus
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKey}
      />
      <ul className="palette-list" id={list} role="listbox" aria-label={t('title')}>
        {commands.map((command, index) => (
          <li
            key={command.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseEnter={() => setChosen(index)}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            <span className="soft">{command.hint}</span>
          </li>
        ))}
      </ul>
      {commands.length === 0 ? (
        <p className="palette-nothing" role="status">
          {t('nothing')}
        </p>
      ) : null}
    </>
  );
}
