import { canonicalJson, err, ok, type Result } from '@lendline/kernel';
import { loadNet, type StoredNet } from '../nets/net-model.ts';
import { loadEvents, type StoredEvents } from '../sequences/stored-events.ts';
import { type ModelDocument, modelFormat, readableVersions } from './document.ts';

/** The document as canonical JSON: equal models have equal texts, so a hash of the text names the model. */
export function writeModel(model: ModelDocument): string {
  return canonicalJson(model);
}

export type UnreadableModel = 'not-json' | 'not-a-model' | 'newer-version' | 'damaged';

/**
 * Reads a model document that `writeModel` wrote. Errors: `not-json`; `not-a-model` (some other JSON);
 * `newer-version` (written by a later Lendline); `damaged` (a part that scoring needs is absent or of a wrong form).
 */
export function readModel(text: string): Result<ModelDocument, UnreadableModel> {
  const value = parse(text);
  if (value === undefined) return err('not-json');
  if (!isRecord(value) || value['format'] !== modelFormat) return err('not-a-model');
  const { version } = value;
  if (!isNumber(version)) return err('damaged');
  if (!readableVersions.some((known) => known === version)) return err('newer-version');
  return isWhole(value) ? ok(value as unknown as ModelDocument) : err('damaged');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function areNumbers(value: Fields, names: readonly string[]): boolean {
  return names.every((name) => isNumber(value[name]));
}

function everyRecord(value: unknown, holds: (item: Fields) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isRecord(item) && holds(item));
}

/** Checks what scoring reads; the parts for people (figures, charts, notes) only have to be there. */
function isWhole(value: Fields): boolean {
  const { scaling, calibration } = value;
  return (
    typeof value['simulated'] === 'boolean' &&
    areNumbers(value, ['intercept', 'basePoints']) &&
    isRecord(scaling) &&
    areNumbers(scaling, ['points0', 'odds0', 'pdo']) &&
    isRecord(calibration) &&
    isCalibration(calibration) &&
    everyRecord(value['features'], isFeature) &&
    hasParts(value) &&
    hasEvents(value) &&
    areTiers(value['tiers']) &&
    ['training', 'metrics', 'charts'].every((part) => isRecord(value[part]))
  );
}

/** What a kind keeps beside its features. */
function hasParts(value: Fields): boolean {
  if (value['kind'] === 'trees') return everyRecord(value['trees'], isTree);
  if (value['kind'] === 'net') return isRecord(value['net']) && loadNet(value['net'] as unknown as StoredNet).ok;
  return value['kind'] !== 'ensemble' || everyRecord(value['members'], isMember);
}

function hasEvents({ events }: Fields): boolean {
  return events === undefined || (isRecord(events) && loadEvents(events as unknown as StoredEvents).ok);
}

function isMember(member: Fields): boolean {
  return (
    member['kind'] !== 'ensemble' &&
    areNumbers(member, ['weight', 'intercept']) &&
    everyRecord(member['features'], isFeature) &&
    hasParts(member)
  );
}

function areTiers(tiers: unknown): boolean {
  return everyRecord(tiers, isTier) && (tiers as Fields[]).at(-1)?.['pdBelow'] === null;
}

function isTier(tier: Fields): boolean {
  return typeof tier['name'] === 'string' && (tier['pdBelow'] === null || isNumber(tier['pdBelow']));
}

function isCalibration(calibration: Fields): boolean {
  if (calibration['kind'] === 'none') return true;
  if (calibration['kind'] === 'platt') return areNumbers(calibration, ['intercept', 'slope']);
  if (calibration['kind'] === 'beta') return areNumbers(calibration, ['intercept', 'low', 'high']);
  if (calibration['kind'] !== 'isotonic') return false;
  return everyRecord(calibration['knots'], (knot) => areNumbers(knot, ['risk', 'pd']));
}

function isFeature(feature: Fields): boolean {
  if (typeof feature['name'] !== 'string' || !areNumbers(feature, ['averageLogOdds', 'bestLogOdds'])) return false;
  if (feature['kind'] === 'joint') return feature['type'] === 'numeric' || feature['type'] === 'category';
  if (feature['kind'] === 'tree') return Array.isArray(feature['levels']);
  if (feature['kind'] === 'binned') return isNumber(feature['coefficient']) && areBins(feature['bins']);
  if (feature['kind'] === 'number') return isNumberTerm(feature);
  const levels = feature['levels'];
  const isLevel = (level: Fields): boolean => typeof level['level'] === 'string' && isNumber(level['coefficient']);
  return feature['kind'] === 'levels' && areNumbers(feature, ['other', 'missing']) && everyRecord(levels, isLevel);
}

function isNumberTerm(feature: Fields): boolean {
  return (
    areNumbers(feature, ['low', 'high', 'mean', 'deviation', 'coefficient', 'missing']) &&
    everyRecord(feature['specials'] ?? [], (code) => areNumbers(code, ['value', 'coefficient']))
  );
}

const treeColumns = ['feature', 'threshold', 'missingLeft', 'left', 'right', 'value', 'rows'] as const;

/** Columns of equal length whose children come after their parents, so that no walk can go round in circles. */
function isTree(tree: Fields): boolean {
  const columns = treeColumns.map((name) => tree[name]);
  const nodes = Array.isArray(columns[0]) ? columns[0].length : 0;
  const areWhole = columns.every(
    (column) => Array.isArray(column) && column.length === nodes && column.every(isNumber),
  );
  if (!areWhole || nodes === 0) return false;
  const { feature, left, right } = tree as Record<string, number[]>;
  const leadsOn = (child: number, node: number): boolean => child > node && child < nodes;
  return feature!.every((one, node) => one < 0 || (leadsOn(left![node]!, node) && leadsOn(right![node]!, node)));
}

const rangeKinds = new Set<unknown>(['range', 'levels', 'special', 'missing', 'other']);

function areBins(bins: unknown): boolean {
  const isBin = (bin: Fields): boolean =>
    areNumbers(bin, ['woe', 'points']) && isRecord(bin['range']) && rangeKinds.has(bin['range']['kind']);
  return everyRecord(bins, isBin) && (bins as Fields[]).some((bin) => (bin['range'] as Fields)['kind'] === 'missing');
}
