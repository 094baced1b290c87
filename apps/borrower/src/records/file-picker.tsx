import type { ImportReport, RecordSource } from '@lendline/records/contract';
import { useState } from 'preact/hooks';
import { records } from '../api/records.ts';
import { useAction } from '../api/use-action.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useWords } from '../language/language.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { fileSize } from './file-size.ts';
import { ImportView } from './import-view.tsx';
import { isLocked, ZipPassword } from './zip-password.tsx';
import { words } from './words.ts';

export interface FilePickerProps {
  readonly source: RecordSource;
  readonly latest: ImportReport | null;
}

/** Takes a file and says what became of it. One that is locked is kept until its password opens it. */
export function FilePicker({ source, latest }: FilePickerProps) {
  const { file, reading, choose, unlock } = useReading(source);
  const { problem, busy } = reading;
  const locked = file !== null && isLocked(problem);
  return (
    <div class="stack">
      <div aria-live="polite">
        {busy && file && <Progress file={file} />}
        {!busy && latest && <ImportView report={latest} />}
      </div>
      {locked ? (
        <ZipPassword source={source} fileName={file.name} problem={problem} busy={busy} onGiven={unlock} />
      ) : (
        <NoteOfTrouble problem={problem} retry={file && problem?.status === 0 ? () => choose(file) : undefined} />
      )}
      <FileField source={source} known={latest !== null} busy={busy} onChosen={choose} />
    </div>
  );
}

interface FileFieldProps {
  readonly source: RecordSource;
  /** There is a file of this kind already, which a new one replaces. */
  readonly known: boolean;
  readonly busy: boolean;
  readonly onChosen: (file: File) => void;
}

function FileField({ source, known, busy, onChosen }: FileFieldProps) {
  const t = useWords(words);
  const says = t(known ? 'replace' : 'choose');
  return (
    <label class={busy ? 'file busy' : 'file'}>
      <input
        type="file"
        accept=".csv,.xlsx,.xls,.xml,.txt,.zip,text/csv"
        aria-label={`${t(source)}: ${says}`}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was put right.
          event.currentTarget.value = '';
          if (chosen) onChosen(chosen);
        }}
      />
      <span aria-hidden="true">{says}</span>
    </label>
  );
}

function Progress({ file }: { readonly file: File }) {
  const t = useWords(words);
  return (
    <>
      <p class="hint">{t('reading', { name: file.name, size: fileSize(file.size) })}</p>
      <div class="running" aria-hidden="true" />
    </>
  );
}

function useReading(source: RecordSource) {
  const { change } = useJourney();
  const [file, setFile] = useState<File | null>(null);
  const reading = useAction(async (chosen: File, password?: string) => {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const given = password === undefined ? {} : { password };
    const result = await records.upload({ source, fileName: chosen.name, bytes, ...given });
    if (!result.ok) return result;
    const report = result.value;
    // Of what is known by then: another file may have been read meanwhile.
    change(({ imports }) => ({ imports: [...imports.filter(({ id }) => id !== report.id), report] }));
    return result;
  });
  const choose = (chosen: File): void => {
    setFile(chosen);
    reading.run(chosen);
  };
  const unlock = (password: string): void => {
    if (file) reading.run(file, password);
  };
  return { file, reading, choose, unlock };
}
