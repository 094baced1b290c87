import { type LocalText, ok, type Result } from '@lendline/kernel';
import {
  checkPack,
  compileStrategy,
  type Pack,
  packById,
  packs,
  packStrategy,
  readPackJson,
  readStrategy,
  type Strategy,
  type StrategyDocument,
  type StrategyFault,
} from '@lendline/strategy';
import { type InputProblem, readJsonInput, reportBadInput } from './io.ts';

type Read = Extract<Awaited<ReturnType<typeof readJsonInput>>, { ok: true }>['value'];

const reported = { ok: false, error: 'reported' } as const;

/** A pack by id or from a file comes to its own strategy; a JDM document decides under the pack that is named beside it. */
export async function strategyFrom(from: string, pack: string): Promise<Result<Strategy, 'reported'>> {
  const shipped = packById(from);
  if (shipped) return compiled(from, packStrategy(shipped), shipped);
  const read = await readJsonInput(from);
  if (!read.ok) {
    reportBadInput(from, read.error.map(namingPacks));
    return reported;
  }
  if (!isJdm(read.value.value)) {
    const own = soundPack(from, read.value);
    return own.ok ? compiled(from, packStrategy(own.value), own.value) : own;
  }
  const document = readStrategy(read.value.value);
  if (!document.ok) return refused(from, document.error);
  const under = packById(pack) ? ok(packById(pack)!) : await packFrom(pack);
  return under.ok ? compiled(from, document.value, under.value) : under;
}

function isJdm(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('nodes' in value || 'contentType' in value);
}

function compiled(from: string, document: StrategyDocument, pack: Pack): Result<Strategy, 'reported'> {
  const strategy = compileStrategy(document, pack);
  return strategy.ok ? strategy : refused(from, strategy.error);
}

function refused(from: string, faults: readonly StrategyFault[]): typeof reported {
  const place = ({ path, graph, node, row, column }: StrategyFault) =>
    path ?? [graph, node, row, column].filter((part) => part !== undefined).join('/');
  reportBadInput(
    from,
    faults.map((fault) => ({
      field: place(fault),
      got: fault.code,
      expected: texts.soundStrategy,
      doThis: fault.text,
    })),
  );
  return reported;
}

async function packFrom(path: string): Promise<Result<Pack, 'reported'>> {
  const read = await readJsonInput(path);
  if (read.ok) return soundPack(path, read.value);
  reportBadInput(path, read.error.map(namingPacks));
  return reported;
}

/** A pack from a file. Its problems are reported here, as nothing can be decided with an unsound pack. */
function soundPack(path: string, read: Read): Result<Pack, 'reported'> {
  const pack = readPackJson(read.value);
  if (!pack.ok) {
    reportBadInput(path, pack.error, read.lineOf);
    return reported;
  }
  const faults = checkPack(pack.value);
  if (faults.length === 0) return pack;
  reportBadInput(
    path,
    faults.map((one) => ({ field: one.path, got: one.fault, expected: texts.soundPack, doThis: texts.fixPack })),
    read.lineOf,
  );
  return reported;
}

function namingPacks(problem: InputProblem): InputProblem {
  const { expected } = problem;
  return {
    ...problem,
    expected: {
      'zh-CN': `${expected['zh-CN']}，或 ${packIds()} 之一`,
      en: `${expected.en}, or one of ${packIds()}`,
    },
  };
}

export function packIds(): string {
  return packs.map(({ id }) => id).join(', ');
}

const texts = {
  soundStrategy: { en: 'a strategy that may decide', 'zh-CN': '可以用于决策的策略' },
  soundPack: { en: 'a sound pack', 'zh-CN': '合乎规则的辖区包' },
  fixPack: { en: 'Correct the pack at this place.', 'zh-CN': '请在此处更正辖区包。' },
} satisfies Record<string, LocalText>;
