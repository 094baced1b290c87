import type { DocumentFault } from '@lendline/decisions/contract';
import { formatDay, formatRate } from '@lendline/ui';
import { decimalsOf } from '@lendline/kernel';
import { Checkbox } from 'antd';
import { useLanguage, useText, useWords } from '../../language/language.tsx';
import { asList, asObject, asText, type Loose } from '../jdm.ts';
import { changeContent, type NodePlace } from './document.ts';
import { useEditor } from './editor.ts';
import { faultsOfNode, faultsOfRow } from './fault-places.ts';
import { isLendingNothing, setLendingNothing } from './lending-nothing.ts';
import './node-form.css';
import { fromScaled, toScaled } from './scaled.ts';
import { tableWords } from './table-words.ts';
import { TextEntry } from './text-entry.tsx';

/** Decimals of a ppm written as a percentage, and as a multiple. */
const asPercent = 4;
const asTimes = 6;

interface FormProps {
  readonly place: NodePlace;
  readonly content: Loose;
}

function useConfig({ place, content }: FormProps) {
  const { document, edit, faults } = useEditor();
  const config = asObject(content['config']);
  return {
    config,
    own: faultsOfNode(faults, place),
    change: (next: Loose): void =>
      edit(
        changeContent(document, place, (before) => ({ ...before, config: { ...asObject(before['config']), ...next } })),
      ),
  };
}

/** How much of an income instalments may take, and what each tier may borrow. */
export function LimitForm(props: FormProps) {
  const t = useWords(tableWords);
  const { config, own, change } = useConfig(props);
  const { maxShare_ppm } = useEditor().known.vocabulary;
  const tiers = asList(config['tiers']);
  const at = (path: string) => ({ column: path, faults: own.filter(({ column }) => column === path) });
  return (
    <div className="node-form">
      <NumberEntry
        label={t('share')}
        hint={t('shareHint', { most: formatRate(maxShare_ppm) })}
        units={config['maxShare_ppm']}
        decimals={asPercent}
        {...at('config.maxShare_ppm')}
        onUnits={(units) => change({ maxShare_ppm: Number(units) })}
      />
      <h3>{t('limits')}</h3>
      <ul className="tier-rows">
        {tiers.map((tier, place) => (
          <TierLimits
            key={asText(tier['tier'])}
            tier={tier}
            at={(field) => at(`config.tiers[${place}].${field}`)}
            onFields={(fields) => change({ tiers: setTier(tiers, asText(tier['tier']), fields) })}
          />
        ))}
      </ul>
    </div>
  );
}

interface TierLimitsProps {
  readonly tier: Loose;
  /** Where a field stands in the document, with what is wrong there. */
  readonly at: (field: string) => Pick<NumberEntryProps, 'column' | 'faults'>;
  readonly onFields: (fields: Loose) => void;
}

/** Money is kept as a text of minor units, a multiple as a number of millionths. */
function TierLimits({ tier, at, onFields }: TierLimitsProps) {
  const t = useWords(tableWords);
  const { currency } = useEditor().known.vocabulary;
  const name = asText(tier['tier']);
  return (
    <li>
      {(['firstLimit', 'ceiling'] as const).map((field) => (
        <NumberEntry
          key={field}
          label={t('tierField', { tier: name, field: t(field, { currency }) })}
          units={tier[field]}
          decimals={decimalsOf(currency)}
          {...at(field)}
          onUnits={(units) => onFields({ [field]: String(units) })}
        />
      ))}
      <NumberEntry
        label={t('tierField', { tier: name, field: t('raise') })}
        units={tier['raise_ppm']}
        decimals={asTimes}
        {...at('raise_ppm')}
        onUnits={(units) => onFields({ raise_ppm: Number(units) })}
      />
    </li>
  );
}

/** Tiers have no ids: their name tells them apart. */
function setTier(tiers: readonly Loose[], name: string, fields: Loose): readonly Loose[] {
  return tiers.map((tier) => (tier['tier'] === name ? { ...tier, ...fields } : tier));
}

/** The price of each tier, and under which caps a tier lends nothing. What passes a cap is said with its arithmetic. */
export function MenuForm(props: FormProps) {
  const t = useWords(tableWords);
  const { config, own, change } = useConfig(props);
  const prices = asList(config['prices']);
  return (
    <div className="node-form">
      <h3>{t('prices')}</h3>
      <p className="soft">{t('pricesHint')}</p>
      <ul className="tier-rows tier-prices">
        {prices.map((price) => {
          const tier = asText(price['tier']);
          return (
            <li key={tier}>
              <NumberEntry
                label={t('tierField', { tier, field: t('price') })}
                units={price['price_ppm']}
                decimals={asPercent}
                row={tier}
                onUnits={(units) => change({ prices: setTier(prices, tier, { price_ppm: Number(units) }) })}
              />
              <Said faults={faultsOfRow(own, tier)} />
            </li>
          );
        })}
      </ul>
      <CapsTable config={config} onChange={change} />
    </div>
  );
}

/** Arithmetic is long: each refusal is a paragraph of its own. */
function Said({ faults }: { readonly faults: readonly DocumentFault[] }) {
  const read = useText();
  return faults.length === 0 ? null : (
    <ul className="tier-faults">
      {faults.map(({ text }) => (
        <li key={text.en}>{read(text)}</li>
      ))}
    </ul>
  );
}

function CapsTable({ config, onChange }: { readonly config: Loose; readonly onChange: (config: Loose) => void }) {
  const t = useWords(tableWords);
  const read = useText();
  const { locale } = useLanguage();
  const { caps, tiers, words } = useEditor().known.vocabulary;
  const said = config['withoutLawfulPrice'];
  return (
    <>
      <h3>{t('caps')}</h3>
      <p className="soft">{t('capsHint')}</p>
      <ul className="cap-rows">
        {caps.map(({ licence, from, annual_ppm }) => {
          const word = words.find(({ code }) => code === licence);
          const name = word ? read(word.text) : licence;
          return (
            <li key={`${licence} ${from}`}>
              <fieldset aria-label={`${name}, ${formatDay(from, locale)}`}>
                <span>
                  {name} · {t('since')} {formatDay(from, locale)} · {t('cap')} {formatRate(annual_ppm)}
                </span>
                <span className="cap-tiers">
                  {tiers.map((tier) => (
                    <Checkbox
                      key={tier}
                      checked={isLendingNothing(said, { licence, from, tier })}
                      onChange={(event) =>
                        onChange({
                          withoutLawfulPrice: setLendingNothing(said, { licence, from, tier }, event.target.checked),
                        })
                      }
                    >
                      {t('lendsNothing', { tier })}
                    </Checkbox>
                  ))}
                </span>
              </fieldset>
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface NumberEntryProps {
  readonly label: string;
  readonly hint?: string;
  /** Whole units, as the document has them. */
  readonly units: unknown;
  /** How many of them stand behind the point as people write the number. */
  readonly decimals: number;
  readonly onUnits: (units: bigint) => void;
  readonly faults?: readonly DocumentFault[];
  readonly row?: string;
  readonly column?: string;
}

/** Money and rates as people write them, kept as the whole units of the document. */
function NumberEntry({ units, decimals, onUnits, ...entry }: NumberEntryProps) {
  const t = useWords(tableWords);
  return (
    <TextEntry
      {...entry}
      value={fromScaled(units, decimals) ?? asText(units)}
      refusal={(typed) => (toScaled(typed, decimals) === null ? t('notNumber', { decimals }) : undefined)}
      onText={(text) => onUnits(toScaled(text, decimals)!)}
    />
  );
}
