import type { BandicootUser } from './bandicoot-user.ts';
import { featurePlan, type Grouping } from './feature-plan.ts';
import { LineMeter } from './line-meter.ts';
import { networkFeatures } from './network-indicators.ts';
import { rechargeFeatures } from './recharge-indicators.ts';
import { reportingFields, type ReportingValue } from './reporting-fields.ts';

/** bandicoot's flattened names, such as `call_duration__allweek__night__call__mean__std`, to values. */
export type BandicootFeatures = Record<string, ReportingValue>;

/**
 * Everything that bandicoot's `utils.all(user, flatten=True)` gives (computationalprivacy/bandicoot 86e5f192), with its
 * names and its faults: name, reporting fields, indicators of the person, of places, of top-ups where there are any,
 * of the network where one was loaded, and attributes. The folder's README lists the faults.
 */
export function bandicootFeatures(user: BandicootUser, grouping: Grouping = {}): BandicootFeatures {
  const plan = featurePlan(grouping);
  const values = new LineMeter(plan, [user.line]).measure(user.line);
  const features: BandicootFeatures = { name: user.name, ...reportingFields(user, grouping) };
  for (let index = 0; index < values.length; index += 1) features[plan.names[index]!] = orNull(values[index]!);
  Object.assign(features, rechargeFeatures(user.recharges, grouping, user.calendar), networkFeatures(user));
  for (const [key, value] of Object.entries(user.attributes)) features[`attributes__${key}`] = value;
  return features;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
