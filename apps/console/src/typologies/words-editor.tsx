import type { LocalText } from '@lendline/kernel';
import { Input, InputNumber, Select } from 'antd';
import { useText, useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { FaultLines } from './fault-lines.tsx';
import type { EditProps } from './typology-editor.tsx';
import { signalName } from './typology-text.tsx';
import { editWords } from './words.ts';

/** Name, description, basis, thresholds and what it cannot be judged without. */
export function WordsEditor(props: EditProps) {
  const t = useWords(editWords);
  const { typology, faults, onChange } = props;
  return (
    <Panel title={t('words')}>
      <div className="example-body">
        {(['name', 'description', 'basis'] as const).map((key) => (
          <div key={key}>
            <TextPair what={t(key)} value={typology[key]} onChange={(text) => onChange({ ...typology, [key]: text })} />
            <FaultLines faults={faults} at={key} />
          </div>
        ))}
        <ThresholdFields {...props} />
      </div>
    </Panel>
  );
}

interface TextPairProps {
  readonly what: string;
  readonly value: LocalText;
  readonly onChange: (text: LocalText) => void;
}

/** A text in both languages, side by side. */
export function TextPair({ what, value, onChange }: TextPairProps) {
  const t = useWords(editWords);
  const rows = { minRows: 1, maxRows: 8 };
  return (
    <div className="typology-words">
      <Field label={t('inChinese', { what })}>
        {(field) => (
          <Input.TextArea
            {...field}
            lang="zh-CN"
            autoSize={rows}
            value={value['zh-CN']}
            onChange={({ target }) => onChange({ ...value, 'zh-CN': target.value })}
          />
        )}
      </Field>
      <Field label={t('inEnglish', { what })}>
        {(field) => (
          <Input.TextArea
            {...field}
            lang="en"
            autoSize={rows}
            value={value.en}
            onChange={({ target }) => onChange({ ...value, en: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function ThresholdFields({ typology, faults, signals, onChange }: EditProps) {
  const t = useWords(editWords);
  const read = useText();
  const { thresholds, rules, needs } = typology;
  return (
    <>
      <div className="typology-words">
        {(['alert', 'interdict'] as const).map((key) => (
          <div key={key}>
            <Field label={t(key)}>
              {(field) => (
                <InputNumber
                  {...field}
                  value={thresholds[key]}
                  onChange={(value) => onChange({ ...typology, thresholds: { ...thresholds, [key]: value } })}
                />
              )}
            </Field>
            <FaultLines faults={faults} at={`thresholds.${key}`} />
          </div>
        ))}
      </div>
      <Field label={t('needs')}>
        {(field) => (
          <Select
            {...field}
            mode="multiple"
            value={[...needs]}
            onChange={(value) => onChange({ ...typology, needs: value })}
            options={rules.map(({ signal }) => ({ value: signal, label: signalName(signals, signal, read) }))}
          />
        )}
      </Field>
      <FaultLines faults={faults} at="needs" />
    </>
  );
}
