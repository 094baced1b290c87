import { blanks } from '../../data/read-value.ts';
import type { BinnedModelFeature } from '../../model/document.ts';
import type { BinRange } from '../bins.ts';
import { pointsOf } from '../points.ts';
import type { CardDocument } from './card-document.ts';
import { element, type XmlElement, xmlDocument } from './xml.ts';

/** Most reasons given (12 CFR 1002.9, official interpretation 9(b)(2)-1). */
const reasonCount = 4;

/**
 * The card as a PMML 4.4 Scorecard (dmg.org/pmml/v4-4/Scorecard.html): the score is the sum of whole points; a reason is the
 * name of a feature, and features rank by how far their points are under those of an average applicant. PD and tier are not
 * in it: PMML knows only the rounded points, the model's PD stands on unrounded ones.
 */
export function cardPmml(card: CardDocument): string {
  return xmlDocument(
    element('PMML', { xmlns: 'http://www.dmg.org/PMML-4_4', version: '4.4' }, [
      header(card),
      element('DataDictionary', { numberOfFields: card.features.length }, card.features.map(dataField)),
      scorecard(card),
    ]),
  );
}

function header({ simulated, training }: CardDocument): XmlElement {
  const simulatedNote = 'Trained on simulated data: not for decisions about real money.';
  return element('Header', { description: `Bad is: ${training.target.definition}` }, [
    element('Application', { name: 'Lendline' }),
    ...(simulated ? [element('Annotation', {}, [simulatedNote])] : []),
  ]);
}

/** A category may hold any text, known or not; the texts that stand for "nothing" are declared missing. */
function dataField({ name, type }: BinnedModelFeature): XmlElement {
  if (type === 'numeric') return element('DataField', { name, optype: 'continuous', dataType: 'double' });
  const missing = Array.from(blanks, (value) => element('Value', { value, property: 'missing' }));
  return element('DataField', { name, optype: 'categorical', dataType: 'string' }, missing);
}

function scorecard(card: CardDocument): XmlElement {
  return element(
    'Scorecard',
    {
      modelName: 'scorecard',
      functionName: 'regression',
      algorithmName: 'logistic regression on weights of evidence',
      initialScore: card.basePoints,
      useReasonCodes: 'true',
      reasonCodeAlgorithm: 'pointsBelow',
      baselineMethod: 'mean',
    },
    [
      element(
        'MiningSchema',
        {},
        card.features.map(({ name }) => element('MiningField', { name, invalidValueTreatment: 'asIs' })),
      ),
      element('Output', {}, [
        element('OutputField', {
          name: 'score',
          optype: 'continuous',
          dataType: 'double',
          feature: 'predictedValue',
        }),
        ...Array.from({ length: Math.min(reasonCount, card.features.length) }, (_, place) =>
          element('OutputField', {
            name: `reason_${place + 1}`,
            optype: 'categorical',
            dataType: 'string',
            feature: 'reasonCode',
            rank: place + 1,
          }),
        ),
      ]),
      element(
        'Characteristics',
        {},
        card.features.map((feature) => characteristic(feature, card)),
      ),
    ],
  );
}

function characteristic(feature: BinnedModelFeature, { scaling }: CardDocument): XmlElement {
  const { name, bins, averageLogOdds } = feature;
  // The first attribute that holds is taken: what is missing or special first, what is left over last.
  const ordered = bins.toSorted((a, b) => places[a.range.kind] - places[b.range.kind]);
  return element(
    'Characteristic',
    { name: `points of ${name}`, reasonCode: name, baselineScore: pointsOf(averageLogOdds, scaling) },
    ordered.flatMap(({ range, points }) => {
      const held = predicate(name, range);
      return held ? [element('Attribute', { partialScore: points }, [held])] : [];
    }),
  );
}

const places: Readonly<Record<BinRange['kind'], number>> = { missing: 0, special: 1, range: 2, levels: 2, other: 3 };

/** Undefined for a group without levels, which nothing falls into. */
function predicate(field: string, range: BinRange): XmlElement | undefined {
  const simple = (operator: string, value: number): XmlElement =>
    element('SimplePredicate', { field, operator, value });
  switch (range.kind) {
    case 'missing':
      return element('SimplePredicate', { field, operator: 'isMissing' });
    case 'special':
      return simple('equal', range.value);
    case 'other':
      return element('True', {});
    case 'levels':
      return range.levels.length > 0 ? levelSet(field, range.levels) : undefined;
    case 'range': {
      const limits = [
        ...(range.from === null ? [] : [simple('greaterOrEqual', range.from)]),
        ...(range.below === null ? [] : [simple('lessThan', range.below)]),
      ];
      if (limits.length < 2) return limits[0] ?? element('True', {});
      return element('CompoundPredicate', { booleanOperator: 'and' }, limits);
    }
  }
}

function levelSet(field: string, levels: readonly string[]): XmlElement {
  const quoted = levels.map((level) => `"${level.replaceAll('"', '\\"')}"`);
  return element('SimpleSetPredicate', { field, booleanOperator: 'isIn' }, [
    element('Array', { type: 'string', n: levels.length }, [quoted.join(' ')]),
  ]);
}
