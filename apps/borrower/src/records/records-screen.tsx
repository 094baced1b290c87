import type { ImportReport, RecordSource } from '@lendline/records/contract';
import { useState } from 'preact/hooks';
import { records } from '../api/records.ts';
import { useAction } from '../api/use-action.ts';
import { LinkTo } from '../app/link-to.tsx';
import { go } from '../app/navigation.ts';
import { useAdvance, useJourney } from '../journey/journey-context.ts';
import { pathBefore } from '../journey/places.ts';
import { consentTo } from '../journey/stage.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { fileSize } from './file-size.ts';
import { ImportView } from './import-view.tsx';
import { latestOf } from './latest.ts';
import { words } from './words.ts';

/** The two kinds of file, each optional: how to get it, and what became of it. */
export function RecordsScreen() {
  const { journey } = useJourney();
  const advance = useAdvance();
  const t = useWords(words);
  const before = pathBefore('/records', journey);
  const allowed = (['payment-statement', 'call-records'] as const).filter((source) =>
    journey.notices.some((notice) => notice.source === source),
  );
  const goOn = (): void => advance({}, { recordsPassed: true });
  return (
    <Screen title={t('title')} step="records" back={before === null ? undefined : () => go(before)}>
      <p class="lead">{t('lead')}</p>
      {allowed.map((source) => (
        <SourceCard key={source} source={source} />
      ))}
      <Button onClick={goOn}>{t(journey.imports.length === 0 ? 'skip' : 'goOn')}</Button>
    </Screen>
  );
}

function SourceCard({ source }: { readonly source: RecordSource }) {
  const { journey } = useJourney();
  const t = useWords(words);
  const latest = latestOf(journey.imports, source);
  return (
    <section class="card" aria-labelledby={`${source}-title`}>
      <h2 id={`${source}-title`}>{t(source)}</h2>
      <details>
        <summary>{t(`${source}-how`)}</summary>
        <p class="hint">{t(`${source}-steps`)}</p>
      </details>
      {consentTo(source, journey.consents) === null ? (
        <p class="hint">
          {t('notAllowed')} <LinkTo to={`/permissions/${source}`}>{t('allow')}</LinkTo>
        </p>
      ) : (
        <FilePicker source={source} latest={latest} />
      )}
    </section>
  );
}

interface FilePickerProps {
  readonly source: RecordSource;
  readonly latest: ImportReport | null;
}

function FilePicker({ source, latest }: FilePickerProps) {
  const t = useWords(words);
  const { journey, change } = useJourney();
  const [file, setFile] = useState<File | null>(null);
  const reading = useAction(async (chosen: File) => {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const result = await records.upload({ source, fileName: chosen.name, bytes });
    if (result.ok) change({ imports: [...journey.imports.filter(({ id }) => id !== result.value.id), result.value] });
    return result;
  });
  return (
    <div class="stack">
      <div aria-live="polite">
        {reading.busy && file && (
          <>
            <p class="hint">{t('reading', { name: file.name, size: fileSize(file.size) })}</p>
            <div class="running" aria-hidden="true" />
          </>
        )}
        {!reading.busy && latest && <ImportView report={latest} />}
      </div>
      <NoteOfTrouble
        problem={reading.problem}
        retry={file && reading.problem?.status === 0 ? () => reading.run(file) : undefined}
      />
      <label class={reading.busy ? 'file busy' : 'file'}>
        <input
          type="file"
          accept=".csv,.xlsx,.xls,.xml,.txt,text/csv"
          aria-label={`${t(source)}: ${t(latest ? 'replace' : 'choose')}`}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            // The same file may be chosen again after it was put right.
            event.currentTarget.value = '';
            if (!chosen) return;
            setFile(chosen);
            reading.run(chosen);
          }}
        />
        <span aria-hidden="true">{t(latest ? 'replace' : 'choose')}</span>
      </label>
    </div>
  );
}
