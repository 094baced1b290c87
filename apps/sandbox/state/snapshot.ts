import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomically } from './atomic-file.ts';

/** A part of the country whose state outlives a restart. `save` gives plain JSON; `load` takes what `save` gave. */
export interface Kept {
  readonly name: string;
  save(): unknown;
  load(saved: unknown): void;
}

export interface SnapshotFile {
  /** Reads the file into the parts. A missing file is a country that starts today. */
  load(): void;
  /** Says that something changed; the file follows after `delay_ms`, or later when writing it takes long. */
  readonly touch: () => void;
  /** Writes what has not been written. */
  flush(): void;
}

interface SnapshotOptions {
  readonly path: string | undefined;
  /** Names the country that the state belongs to: wallets of one seed are nobody's in another. */
  readonly country: string;
  readonly parts: () => readonly Kept[];
  readonly delay_ms?: number;
}

const format = 1;
const fileShape = z.object({
  format: z.literal(format),
  country: z.string(),
  parts: z.record(z.string(), z.unknown()),
});

/** One JSON file for everything that the country remembers; without a path it remembers until it is stopped. */
export function createSnapshotFile({ path, country, parts, delay_ms = 200 }: SnapshotOptions): SnapshotFile {
  let timer: NodeJS.Timeout | undefined;
  let pause_ms = delay_ms;
  let loaded = false;

  function flush(): void {
    clearTimeout(timer);
    if (timer === undefined || path === undefined) return;
    timer = undefined;
    const began_ms = performance.now();
    const saved = Object.fromEntries(parts().map((part) => [part.name, part.save()]));
    writeFileAtomically(path, JSON.stringify({ format, country, parts: saved }));
    // A large country spends a tenth of its time on writing at most.
    pause_ms = Math.max(delay_ms, 9 * (performance.now() - began_ms));
  }

  return {
    flush,
    load: () => {
      loaded = true;
      const saved = path === undefined ? undefined : readSnapshot(path, country);
      if (!saved) return;
      for (const part of parts()) {
        if (Object.hasOwn(saved, part.name)) part.load(saved[part.name]);
      }
    },
    touch: () => {
      if (path === undefined || !loaded || timer !== undefined) return;
      timer = setTimeout(flush, pause_ms);
    },
  };
}

function readSnapshot(path: string, country: string): Record<string, unknown> | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = fileShape.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${path} is not a state file of this version; move it away to start afresh`);
  if (parsed.data.country !== country) {
    throw new Error(
      `${path} belongs to the country ${parsed.data.country}, not to ${country}; move it away to start afresh`,
    );
  }
  return parsed.data.parts;
}
