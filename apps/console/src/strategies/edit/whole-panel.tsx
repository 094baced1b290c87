import { Button, Input } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.tsx';
import { Field } from '../../parts/field.tsx';
import { Panel } from '../../parts/panel.tsx';
import { asObject, asText, type Loose } from '../jdm.ts';
import { editWords } from './edit-words.ts';
import { useEditor } from './editor.ts';
import './node-form.css';
import { TextEntry } from './text-entry.tsx';

/** What is of no node: names of the lender's own rules, and the models that are asked. */
export function WholePanel() {
  const t = useWords(editWords);
  return (
    <Panel title={t('whole')} flush>
      <div className="node-form">
        <p className="soft">{t('nothingOpen')}</p>
        <OwnRules />
        <ModelsAsked />
      </div>
    </Panel>
  );
}

function OwnRules() {
  const t = useWords(editWords);
  const { document, edit } = useEditor();
  const rules = asObject(document['rules']);
  const write = (next: Loose): void => edit({ ...document, rules: next });
  return (
    <>
      <h3>{t('ownRules')}</h3>
      <p className="soft">{t('ownRulesHint')}</p>
      <ul className="tier-rows own-rules">
        {Object.entries(rules).map(([code, text]) => (
          <li key={code}>
            <code>{code}</code>
            {(['zh-CN', 'en'] as const).map((locale) => (
              <TextEntry
                key={locale}
                label={t(locale === 'en' ? 'ruleEn' : 'ruleZh')}
                value={asText(asObject(text)[locale])}
                onText={(typed) => write({ ...rules, [code]: { ...asObject(text), [locale]: typed.trim() } })}
              />
            ))}
            <Button
              danger
              aria-label={`${t('remove')} ${code}`}
              onClick={() => write(Object.fromEntries(Object.entries(rules).filter(([one]) => one !== code)))}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
        <NewRule rules={rules} onRules={write} />
      </ul>
    </>
  );
}

const emptyRule = { code: '', zh: '', en: '' };

/** A new rule is added once it is whole: half of one would be a fault. */
function NewRule({ rules, onRules }: { readonly rules: Loose; readonly onRules: (rules: Loose) => void }) {
  const t = useWords(editWords);
  const [rule, setRule] = useState(emptyRule);
  const [tried, setTried] = useState(false);
  const [zh, en] = [rule.zh.trim(), rule.en.trim()];
  const isNew = /^own\.[\w.-]+$/.test(rule.code) && !Object.hasOwn(rules, rule.code) && zh !== '' && en !== '';
  const add = (): void => {
    setTried(!isNew);
    if (!isNew) return;
    onRules({ ...rules, [rule.code]: { 'zh-CN': zh, en } });
    setRule(emptyRule);
  };
  const fields = [
    { key: 'code', label: t('ruleCode') },
    { key: 'zh', label: t('ruleZh') },
    { key: 'en', label: t('ruleEn') },
  ] as const;
  return (
    <li>
      {fields.map(({ key, label }) => (
        <Field key={key} label={label} problem={tried && !isNew && key === 'code' ? t('ruleNeeded') : undefined}>
          {(field) => (
            <Input
              {...field}
              value={rule[key]}
              onChange={({ target }) => setRule({ ...rule, [key]: target.value })}
              onPressEnter={add}
            />
          )}
        </Field>
      ))}
      <Button onClick={add}>{t('addRule')}</Button>
    </li>
  );
}

const segments = ['new', 'repeat', 'trader'] as const;

function ModelsAsked() {
  const t = useWords(editWords);
  const read = useText();
  const { document, edit, known, faults } = useEditor();
  const models = asObject(document['models']);
  const write = (segment: string, id: string): void => {
    const others = Object.entries(models).filter(([one]) => one !== segment);
    edit({ ...document, models: Object.fromEntries(id === '' ? others : [...others, [segment, id]]) });
  };
  return (
    <>
      <h3>{t('models')}</h3>
      <p className="soft">{t('modelsHint')}</p>
      {segments.map((segment) => {
        const word = known.vocabulary.words.find(({ code }) => code === segment);
        return (
          <TextEntry
            key={segment}
            label={t('modelOf', { segment: word ? read(word.text) : segment })}
            value={asText(models[segment])}
            isCode
            faults={faults.filter(({ column }) => column === `models.${segment}`)}
            onText={(id) => write(segment, id.trim())}
          />
        );
      })}
    </>
  );
}
