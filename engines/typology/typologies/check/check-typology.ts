import type { LocalText } from '@lendline/kernel';
import type { Typology } from '../typology.ts';
import { exampleFaults } from './check-examples.ts';
import { type CheckOptions, ruleFaults } from './check-rules.ts';
import { thresholdFaults } from './check-thresholds.ts';
import { fault, type TypologyFault } from './fault.ts';

const name = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Everything that a typology must keep to besides its shape; an empty list is one that can go live. */
export function checkTypology(typology: Typology, options: CheckOptions = {}): readonly TypologyFault[] {
  const faults = [...nameFaults(typology), ...ruleFaults(typology, options)];
  // Thresholds and examples are about what the rules add up to, which rules that cannot be read do not do.
  return faults.length > 0 ? faults : [...thresholdFaults(typology), ...exampleFaults(typology)];
}

/** The same of all typologies that are released together; paths begin with their place. */
export function checkTypologies(typologies: readonly Typology[], options: CheckOptions = {}): readonly TypologyFault[] {
  const ids = typologies.map(({ id }) => id);
  return typologies.flatMap((typology, place) => {
    const twice = ids.indexOf(typology.id) < place;
    return [
      ...(twice ? [fault(`[${place}].id`, 'id-twice', idTwice)] : []),
      ...checkTypology(typology, options).map((one) => ({ ...one, where: `[${place}].${one.where}` })),
    ];
  });
}

const idTwice: LocalText = {
  'zh-CN': '已有同名的类型；请改名。',
  en: 'Another typology has this id: give it a name of its own.',
};

function nameFaults(typology: Typology): TypologyFault[] {
  const texts: readonly (readonly [string, LocalText])[] = [
    ['name', typology.name],
    ['description', typology.description],
    ['basis', typology.basis],
    ...typology.rules.map(({ says }, place) => [`rules[${place}].says`, says] as const),
    ...typology.examples.map((example, place) => [`examples[${place}].name`, example.name] as const),
  ];
  return [
    ...(name.test(typology.id) ? [] : [fault('id', 'id-is-no-name', idIsNoName)]),
    ...(Number.isSafeInteger(typology.version) && typology.version >= 1
      ? []
      : [fault('version', 'version-below-1', versionBelow1)]),
    ...texts.flatMap(([where, text]) => missingTexts(where, text)),
  ];
}

function missingTexts(where: string, text: LocalText): TypologyFault[] {
  const locales = ['zh-CN', 'en'] as const;
  return locales.flatMap((locale) =>
    text[locale].trim() === '' ? [fault(`${where}.${locale}`, 'text-missing', textMissing)] : [],
  );
}

const idIsNoName: LocalText = {
  'zh-CN': '名称只用小写字母、数字和连字符，例如 mule-account。',
  en: 'Write lower-case letters, digits and hyphens, as in mule-account.',
};

const versionBelow1: LocalText = {
  'zh-CN': '版本号是从 1 开始的整数。',
  en: 'The version is a whole number from 1.',
};

const textMissing: LocalText = {
  'zh-CN': '此处缺少文字；中英文都要写，审核案件的人要读。',
  en: 'A text is missing: write it in both languages, for whoever looks at the case.',
};
