import type { LocalText } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { QualityOfFile, SourceQuality } from '@lendline/records/contract';
import { recordsRoutes } from '@lendline/records/routes';
import { useText, useWords } from '../language/language.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { evidenceWords } from './evidence-words.ts';
import { useQuality } from './quality-query.ts';

const suspicions = {
  none: { tone: 'good', text: 'unsuspicious' },
  some: { tone: 'warn', text: 'suspicious' },
  strong: { tone: 'bad', text: 'askForOriginal' },
} as const;

/** The records of each source in sentences: what of them counts, what is missing, and what looks changed. */
export function QualityPanel({ lineId }: { readonly lineId: LineId }) {
  const t = useWords(evidenceWords);
  const quality = useQuality(lineId);
  if (!may(useMember(), recordsRoutes.qualityOfLine)) return null;
  return (
    <Panel title={t('quality')} id="quality">
      <Loaded query={quality}>
        {(sources) => (
          <ul className="lines">
            {sources.length === 0 ? <li className="soft">{t('noRecords')}</li> : null}
            {sources.map((source) => (
              <li key={source.source}>
                <SourceReport quality={source} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}

function SourceReport({ quality }: { readonly quality: SourceQuality }) {
  const t = useWords(evidenceWords);
  const { tone, text } = suspicions[quality.suspicion];
  return (
    <div className="import">
      <div className="import-head">
        <strong>{t(quality.source)}</strong>
        <StateTag tone={tone} text={t(text)} />
      </div>
      <Sentences text={quality.text} />
      {quality.files.map((file) => (
        <FileReport key={file.importId ?? file.name} file={file} />
      ))}
    </div>
  );
}

function FileReport({ file }: { readonly file: QualityOfFile }) {
  return (
    <details className="import-note">
      <summary>{file.name}</summary>
      <Sentences text={file.text} />
    </details>
  );
}

function Sentences({ text }: { readonly text: readonly LocalText[] }) {
  const read = useText();
  return (
    <>
      {text.map((sentence, index) => (
        <p key={`${index} ${sentence.en}`} className="import-note">
          {read(sentence)}
        </p>
      ))}
    </>
  );
}
