import { type ConfigProblem, StartupProblem, z } from '@lendline/platform';

/** What a process of Lendline is told about itself: `LENDLINE_SERVER_*`. */
export const serverConfig = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(4000),
  host: z.string().default('127.0.0.1'),
  /** The slices that run here, separated by commas; all of them unless told. */
  slices: z.string().default('all'),
  /** Where the others run: `loans=http://127.0.0.1:4001,payments=http://127.0.0.1:4001`. */
  remotes: z.string().default(''),
  /** Shared by the processes of one installation; they sign what they ask of one another with it. */
  serviceKey: z.string().min(32, 'expected at least 32 characters, the same for every process').optional(),
  logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type ServerConfig = z.infer<typeof serverConfig>;

/** Reads `name=url,name=url`. */
export function parseRemotes(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').filter((pair) => pair.includes('='));
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

/** Every wrong or missing variable at once, by name. */
export function configProblem(problems: readonly ConfigProblem[]): StartupProblem {
  const lines = problems.map(({ variable, expected }) => `  ${variable}: ${expected}`).join('\n');
  return new StartupProblem('server.config', {
    text: { en: `The configuration is not complete:\n${lines}`, 'zh-CN': `配置不完整：\n${lines}` },
    advice: {
      en: 'Set these environment variables and start again; `lendline demo` needs none of them.',
      'zh-CN': '请设置这些环境变量后重新启动；运行 `lendline demo` 则无需设置。',
    },
  });
}
