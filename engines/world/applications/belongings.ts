import { type PhoneNumber, type Random, seededRandom } from '@lendline/kernel';
import { outsidePhone } from '../numbering.ts';
import { parameters } from '../parameters.ts';
import type { Country, Person } from '../person.ts';
import type { Setting } from '../people.ts';
import type { Belongings, Device, EmergencyContact, NetworkAddress } from './observation.ts';

const streets = {
  cn: ['柳荫路', '石桥街', '望江巷', '槐安路', '北坡街', '书院路', '长堤路', '竹园街', '盐市口', '东篱巷'],
  ke: ['Mwangaza Road', 'Njia Kuu', 'Soko Lane', 'Kisima Street', 'Mti Mmoja Road', 'Shamba Lane', 'Daraja Street'],
} as const;

/** What an honest person has about them at a moment: their own handset, flat, wallet and people. */
export function belongingsOf(setting: Setting, person: Person, at_ms: number): Belongings {
  const stream = `${setting.seed}/person/${person.index}`;
  const changes = person.line.deviceChanges.filter((change) => change.epochMilliseconds <= at_ms).length;
  const random = seededRandom(`${stream}/request/${at_ms}`);
  return {
    device: deviceOf(`${stream}/device/${changes}`),
    network:
      random.next() < parameters.fraud.belongings.onWifi.value
        ? homeNetwork(`${stream}/home`)
        : gatewayOf(person.city, random),
    payoutAccount: walletOf(person.index),
    address: addressOf(setting.country, person.city, seededRandom(`${stream}/address`)),
    contacts: ownContacts(setting, person),
  };
}

/** @param stream names the handset: the same text is the same one */
export function deviceOf(stream: string): Device {
  const random = seededRandom(stream);
  const { rooted, emulated } = parameters.fraud.belongings;
  return {
    id: hexadecimal(random, 16),
    isEmulated: random.next() < emulated.value,
    isRooted: random.next() < rooted.value,
  };
}

/** The address of one connection, in the prefix of RFC 3849 that is routed nowhere. */
export function homeNetwork(stream: string): NetworkAddress {
  const random = seededRandom(`${stream}/network`);
  return { address: `2001:db8:${hexadecimal(random, 4)}:${hexadecimal(random, 4)}::1`, kind: 'fixed' };
}

/** A machine in a data centre. */
export function hostedNetwork(stream: string): NetworkAddress {
  const random = seededRandom(`${stream}/hosted`);
  return { address: `198.19.${random.below(256)}.${random.below(256)}`, kind: 'hosting' };
}

/** One of the few addresses behind which a carrier puts the phones of a city (RFC 2544's range). */
export function gatewayOf(city: string, random: Random): NetworkAddress {
  const gateways = seededRandom(`gateways/${city}`);
  const block = gateways.below(256);
  const which = random.below(parameters.fraud.belongings.gatewaysPerCity.value);
  return { address: `198.18.${block}.${which}`, kind: 'mobile' };
}

export function walletOf(index: number): string {
  return `walletid@w${index}`;
}

/** A flat of its own: the same draws give the same one. */
export function addressOf(country: Country, city: string, random: Random): string {
  const street = streets[country][random.below(streets[country].length)]!;
  const [house, unit, floor, flat] = [
    1 + random.below(480),
    1 + random.below(4),
    1 + random.below(18),
    random.below(8),
  ];
  if (country === 'ke') return `${house} ${street}, flat ${floor}${'ABCDEFGH'.charAt(flat)}, ${city}`;
  return `${city}市${street}${house}号${unit}单元${floor}0${flat + 1}室`;
}

/** Two of the people that the person calls. */
function ownContacts({ seed, country }: Setting, person: Person): EmergencyContact[] {
  const stream = `${seed}/person/${person.index}`;
  // The same draw that the call records' circle starts at: a contact of an honest person is one they call.
  const circle = seededRandom(`${stream}/circle`).below(50_000_000);
  const random = seededRandom(`${stream}/contacts`);
  const relations = ['parent', 'spouse', 'relative', 'friend', 'colleague'] as const;
  const first = random.below(3);
  return [first, first + 1 + random.below(3)].map((rank) => ({
    phone: outsidePhone(country, circle + rank),
    relation: relations[random.below(relations.length)]!,
  }));
}

/** Somebody outside whom a scheme names; the same text is the same person. */
export function outsider(country: Country, stream: string): PhoneNumber {
  return outsidePhone(country, seededRandom(stream).below(50_000_000));
}

export function hexadecimal(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => random.below(16).toString(16)).join('');
}
