import { type Random, seededRandom } from '@lendline/kernel';
import type { Place } from '@lendline/behaviour';
import type { Habits } from './habits.ts';

/** Cells of a square grid over a made-up city: one antenna every kilometre. */
const cell_deg = 0.01;
const cities: Readonly<Record<string, readonly [number, number]>> = {
  临溪: [31.2, 101.1],
  南澜: [27.4, 100.2],
  云汀: [33.6, 99.4],
  望川: [35.1, 97.6],
  青渚: [29.9, 98.8],
  东浔: [36.3, 95.2],
  白垣: [38.2, 93.9],
  长陌: [34.2, 95.9],
  Mtoni: [2.4, 38.6],
  'Kilimani Mpya': [3.1, 37.9],
  Ziwani: [1.9, 39.4],
  Bondeni: [2.8, 40.1],
  'Pwani Kuu': [0.6, 39.9],
  'Milimani Juu': [3.4, 36.9],
};

interface Cell {
  readonly east: number;
  readonly north: number;
}

/** Where a person's records come from by hour, weekday and chance. */
export interface Whereabouts {
  readonly city: string;
  readonly home: Cell;
  readonly work: Cell;
  readonly haunts: readonly Cell[];
  readonly habits: Habits;
}

export function whereaboutsOf(stream: string, city: string, habits: Habits): Whereabouts {
  const random = seededRandom(`${stream}/places`);
  const home = near({ east: 0, north: 0 }, 8, random);
  return {
    city,
    home,
    work: near(home, 4, random),
    haunts: Array.from({ length: habits.haunts }, () => near(home, 3, random)),
    habits,
  };
}

/** The antenna of a moment: at home by night, at work on weekdays, sometimes elsewhere. */
export function placeAt(who: Whereabouts, moment: { hour: number; workday: boolean }, random: Random): Place {
  return antenna(who.city, cellAt(who, moment, random));
}

function cellAt(who: Whereabouts, { hour, workday }: { hour: number; workday: boolean }, random: Random): Cell {
  const draw = random.next();
  if (draw < who.habits.wanderShare) return near(who.home, who.habits.wanderSpread, random);
  const atHome = hour < 7 || hour >= 21 ? 0.93 : hour >= 18 ? 0.65 : workday ? 0.2 : 0.6;
  const settled = random.next();
  if (settled < atHome) return who.home;
  if (workday && hour >= 8 && hour < 19 && settled < atHome + 0.65) return who.work;
  return who.haunts[random.below(who.haunts.length)]!;
}

function near(cell: Cell, spread: number, random: Random): Cell {
  return {
    east: cell.east + Math.round(spread * random.normal()),
    north: cell.north + Math.round(spread * random.normal()),
  };
}

function antenna(city: string, { east, north }: Cell): Place {
  const [latitude, longitude] = cities[city] ?? [0, 0];
  return {
    id: `${city}-${signed(east)}${signed(north)}`,
    latitude: Math.round((latitude + north * cell_deg) * 1e5) / 1e5,
    longitude: Math.round((longitude + east * cell_deg) * 1e5) / 1e5,
  };
}

function signed(value: number): string {
  return (value < 0 ? 'W' : 'E') + String(Math.abs(value)).padStart(2, '0');
}
