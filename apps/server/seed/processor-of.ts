import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Spent {
  /** Processor seconds of this process, all its threads. */
  readonly process_s: number;
  /** Processor seconds of Postgres, all its processes; null where the system does not tell. */
  readonly postgres_s: number | null;
}

/** Ticks a second in which Linux tells processor time (USER_HZ), whatever its kernel counts in. */
const ticks = 100;

/** Processor time from now on, of this process and of a Postgres beside it. */
export class ProcessorOf {
  readonly #postmaster: number;
  readonly #own = process.cpuUsage();
  readonly #before: number | null;

  private constructor(postmaster: number, before: number | null) {
    this.#postmaster = postmaster;
    this.#before = before;
  }

  static async postgresAt(dataFolder: string): Promise<ProcessorOf> {
    const [line] = (await readFile(join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n');
    const postmaster = Number(line);
    return new ProcessorOf(postmaster, await secondsOf(postmaster));
  }

  async spent(): Promise<Spent> {
    const { user, system } = process.cpuUsage(this.#own);
    const after = await secondsOf(this.#postmaster);
    return {
      process_s: (user + system) / 1e6,
      postgres_s: after === null || this.#before === null ? null : after - this.#before,
    };
  }
}

/** Of the server and its children, those that have ended among them. */
async function secondsOf(postmaster: number): Promise<number | null> {
  let seconds = 0;
  try {
    for (const name of await readdir('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const fields = await statOf(name);
      if (Number(name) === postmaster) seconds += sum(fields.slice(11, 15));
      else if (Number(fields[1]) === postmaster) seconds += sum(fields.slice(11, 13));
    }
    return seconds / ticks;
  } catch {
    return null;
  }
}

/** The fields behind the name of the program: state, parent and so on (proc_pid_stat(5)); none where it has ended. */
async function statOf(pid: string): Promise<readonly string[]> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function sum(fields: readonly string[]): number {
  return fields.reduce((total, field) => total + Number(field), 0);
}
