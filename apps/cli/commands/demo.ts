import type { Demo, Progress } from '@lendline/server';
import type { Command } from 'commander';
import { checkout } from '../checkout.ts';
import { commandNamed, terminalLocale } from '../io.ts';
import { stageBar } from '../stage-bar.ts';
import { untilStopped } from '../until-stopped.ts';
import { wholeNumber } from '../whole-number.ts';

interface DemoArguments {
  readonly port: number;
  readonly sandboxPort?: number;
  readonly people: number;
  readonly days: number;
  readonly country: string;
  readonly fresh?: true;
}

/** `lendline demo`: a lender that works, with a simulated country around it. */
export function demoCommand(): Command {
  return commandNamed('demo')
    .description('start a lender with the simulated country, a year of its history, and sign you in')
    .option('--port <port>', 'port of the lender', wholeNumber(0, 65_535), 4000)
    .option(
      '--sandbox-port <port>',
      'port of the simulated country (the lender’s + 100 unless told)',
      wholeNumber(0, 65_535),
    )
    .option(
      '--people <count>',
      'people of the country whom the lender meets in its history',
      wholeNumber(0, 100_000),
      160,
    )
    .option('--days <count>', 'days of history', wholeNumber(0, 730), 365)
    .option('--country <pack>', 'jurisdiction pack: cn or ke', 'cn')
    .option('--fresh', 'forget everything and begin again')
    .addHelpText('after', '\nExample:\n  lendline demo --port 4100 --people 100\n')
    .action(run);
}

async function run(given: DemoArguments): Promise<void> {
  const bar = stageBar(stages);
  const progress: Progress = (stage, done, of) => bar.show(stage, done, of);
  // Commands on files must not wait for the server's code.
  const { startDemo } = await import('@lendline/server');
  const demo = await startDemo({
    checkout,
    port: given.port,
    sandboxPort: given.sandboxPort ?? given.port + 100,
    people: given.people,
    days: given.days,
    country: given.country === 'ke' ? 'ke' : 'cn',
    fresh: given.fresh === true,
    pages: true,
    progress,
    environment: process.env,
  }).finally(() => bar.end());
  process.stdout.write(`${welcome(demo)}\n`);
  await untilStopped();
  process.stderr.write(`${words.stopping[terminalLocale()]}\n`);
  await demo.stop();
}

const stages = {
  database: { en: 'Starting the database', 'zh-CN': '启动数据库' },
  country: { en: 'Starting the simulated country', 'zh-CN': '启动模拟国家' },
  'web:borrower': { en: 'Building the borrower app', 'zh-CN': '构建借款人应用' },
  'web:console': { en: 'Building the console', 'zh-CN': '构建员工工作台' },
  lender: { en: 'Starting the lender', 'zh-CN': '启动贷款系统' },
  history: { en: 'Living through a year of (simulated) loans', 'zh-CN': '生成一年的（模拟）借款历史' },
};

const words = {
  ready: {
    en: 'Lendline is ready. All people and money in it are simulated.',
    'zh-CN': 'Lendline 已就绪。其中的人和钱都是模拟的。',
  },
  borrower: { en: 'Borrower app', 'zh-CN': '借款人应用' },
  inbox: { en: 'Phone inbox (codes, people to be)', 'zh-CN': '手机收件箱（验证码、可扮演的人）' },
  console: { en: 'Console, signed in', 'zh-CN': '员工工作台（已登录）' },
  api: { en: 'API documentation', 'zh-CN': '接口文档' },
  sandbox: { en: 'Simulated country', 'zh-CN': '模拟国家' },
  data: { en: 'Data', 'zh-CN': '数据' },
  stop: { en: 'Ctrl-C stops everything; the data stays.', 'zh-CN': '按 Ctrl-C 停止，数据会保留。' },
  stopping: { en: 'Stopping…', 'zh-CN': '正在停止……' },
};

function welcome(demo: Demo): string {
  const locale = terminalLocale();
  const line = (name: keyof typeof words, value: string): string => `  ${words[name][locale]}: ${value}`;
  return [
    words.ready[locale],
    line('borrower', demo.borrower),
    line('inbox', demo.inbox),
    line('console', demo.consoleTicket),
    line('api', demo.api),
    line('sandbox', demo.sandbox),
    line('data', demo.dataFolder + (demo.dataReason ? ` (${demo.dataReason})` : '')),
    words.stop[locale],
  ].join('\n');
}
