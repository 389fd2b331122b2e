#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { readConfig, type Config } from './config.ts';
import { compilePatterns } from './compiled-patterns.ts';
import { systemClock } from './chat/clock.ts';
import { LEDGER_USAGE } from './cli/ledger-usage.ts';
import { RULES_USAGE } from './cli/routing-rules-usage.ts';
import { UserError } from './errors.ts';
import { endInTime, endOnStrayErrors } from './ending.ts';
import { keepHeapLean } from './lean-heap.ts';
import { createLog } from './log.ts';
import type { RunningApp } from './main.ts';

interface Command {
  readonly usage: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

/** Every command; what is heavy is loaded by the one that needs it. */
const COMMANDS: Readonly<Record<string, Command>> = {
  help: { usage: 'help', run: help },
  start: { usage: 'start', run: start },
  parse: { usage: 'parse --directory FILE < messages.jsonl > intents.jsonl', run: parse },
  'routing predict': {
    usage:
      'routing predict [--train FILE …] [--responsibilities FILE] --in FILE --field text|title > ranked.jsonl',
    run: predict,
  },
  'routing train': { usage: 'routing train LEDGER.jsonl|.csv|.xlsx …', run: train },
  'routing rules': { usage: RULES_USAGE, run: rules },
  'directory import': { usage: 'directory import FILE [--yes] [--even-if-open]', run: importDirectory },
  'admin code': { usage: 'admin code', run: adminCode },
  'wechat login': { usage: 'wechat login', run: wechatLogin },
  'feishu check': { usage: 'feishu check [--json]', run: feishuCheck },
  backup: { usage: 'backup FILE [--without-files]', run: backup },
  'token create': { usage: 'token create NAME [--scope read|admin]', run: tokenCreate },
  'token list': { usage: 'token list', run: tokenList },
  'token revoke': { usage: 'token revoke ID', run: tokenRevoke },
  'person forget': { usage: 'person forget NAME [--of PLACE]', run: personForget },
  restore: { usage: 'restore FILE [--key FILE]', run: restore },
  'ledger export': { usage: LEDGER_USAGE.export, run: (args) => ledger('runLedgerExport', args) },
  'ledger import': { usage: LEDGER_USAGE.import, run: (args) => ledger('runLedgerImport', args) },
  report: { usage: LEDGER_USAGE.report, run: (args) => ledger('runReport', args) },
  audit: { usage: 'audit [--from TIME] [--to TIME] [--full] > audit.jsonl', run: exportAudit },
};

const HELP_FLAGS: ReadonlySet<string> = new Set(['--help', '-h']);

async function main(argv: readonly string[]): Promise<void> {
  const [first = '', second = ''] = argv;
  if (HELP_FLAGS.has(first)) return help();
  const two = commandOf(`${first} ${second}`);
  const command = two ?? commandOf(first);
  if (command === undefined) throw unknownCommand(argv);
  await command.run(argv.slice(two === undefined ? 1 : 2));
}

/** By its own name alone: `constructor` is none. */
function commandOf(name: string): Command | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

/** A wrong word gets one line; the list comes to whoever asks for it. */
function unknownCommand(argv: readonly string[]): UserError {
  const typed = argv.slice(0, 2).join(' ');
  const said = typed === '' ? 'no command given' : `there is no command "${typed}"`;
  return new UserError('USAGE', `${said}: see \`xietiao help\``);
}

function help(): Promise<void> {
  for (const { usage } of Object.values(COMMANDS)) write(`xietiao ${usage}`);
  return Promise.resolve();
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  compilePatterns();
  keepHeapLean();
  const { startApp } = await import('./main.ts');
  let running: RunningApp | undefined;
  endOnStrayErrors(log, async () => running?.stop());
  const app = await startApp(config, log);
  running = app;
  const stop = (signal: string) => {
    say(`${signal}: finishing`);
    void endInTime(log, () => app.stop(), 0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  say(`Xietiao is ready: ${app.url}${config.sandbox ? ' (sandbox)' : ''}`);
}

async function parse(args: readonly string[]): Promise<void> {
  const { values } = readArgs({ args: [...args], options: { directory: { type: 'string' } } });
  if (values.directory === undefined)
    throw new UserError('USAGE', `usage: xietiao ${COMMANDS['parse']!.usage}`);
  const [{ runParse }, { readText }] = [await import('./cli/parse.ts'), await import('./read-text.ts')];
  await runParse(process.stdin, readText(values.directory), write, systemClock.now());
}

async function predict(args: readonly string[]): Promise<void> {
  const { runRoutingPredict } = await import('./cli/routing.ts');
  await runRoutingPredict(args, write);
}

async function train(args: readonly string[]): Promise<void> {
  const { positionals } = readArgs({ args: [...args], options: {}, allowPositionals: true });
  if (positionals.length === 0)
    throw new UserError('USAGE', `usage: xietiao ${COMMANDS['routing train']!.usage}`);
  const { runRoutingTrain } = await import('./cli/routing-train.ts');
  await runRoutingTrain(readConfig(process.env), { files: positionals, now: systemClock.now(), say });
}

async function rules(args: readonly string[]): Promise<void> {
  const { runRoutingRules } = await import('./cli/routing-rules.ts');
  await runRoutingRules(readConfig(process.env), args, { now: systemClock.now(), write, say });
}

async function importDirectory(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArgs({
    args: [...args],
    options: { yes: { type: 'boolean' }, 'even-if-open': { type: 'boolean' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined)
    throw new UserError('USAGE', `usage: xietiao ${COMMANDS['directory import']!.usage}`);
  const { runDirectoryImport } = await import('./cli/directory.ts');
  await runDirectoryImport(readConfig(process.env), {
    file,
    yes: values.yes === true,
    evenIfOpen: values['even-if-open'] === true,
    now: systemClock.now(),
    say,
  });
}

async function adminCode(): Promise<void> {
  const config: Config = readConfig(process.env);
  const { runAdminCode } = await import('./cli/admin.ts');
  await runAdminCode(config, systemClock.now(), write);
}

async function backup(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArgs({
    args: [...args],
    options: { 'without-files': { type: 'boolean' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined) throw new UserError('USAGE', `usage: xietiao ${COMMANDS['backup']!.usage}`);
  const { runBackup } = await import('./cli/backup.ts');
  await runBackup(readConfig(process.env), { file, withFiles: values['without-files'] !== true }, say);
}

async function restore(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArgs({
    args: [...args],
    options: { key: { type: 'string' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined) throw new UserError('USAGE', `usage: xietiao ${COMMANDS['restore']!.usage}`);
  const { runRestore } = await import('./cli/backup.ts');
  await runRestore(readConfig(process.env), { file, key: values.key }, say);
}

async function tokenCreate(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArgs({
    args: [...args],
    options: { scope: { type: 'string' } },
    allowPositionals: true,
  });
  const [name] = positionals;
  if (name === undefined) throw new UserError('USAGE', `usage: xietiao ${COMMANDS['token create']!.usage}`);
  const { runTokenCreate } = await import('./cli/token.ts');
  const scope = values.scope ?? 'read';
  await runTokenCreate(readConfig(process.env), { name, scope, now: systemClock.now(), write });
}

async function tokenList(): Promise<void> {
  const { runTokenList } = await import('./cli/token.ts');
  await runTokenList(readConfig(process.env), { now: systemClock.now(), write });
}

async function tokenRevoke(args: readonly string[]): Promise<void> {
  const id = Number(args[0]);
  if (!Number.isSafeInteger(id) || id < 1)
    throw new UserError('USAGE', `usage: xietiao ${COMMANDS['token revoke']!.usage}`);
  const { runTokenRevoke } = await import('./cli/token.ts');
  await runTokenRevoke(readConfig(process.env), { id, now: systemClock.now(), write });
}

async function personForget(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArgs({
    args: [...args],
    options: { of: { type: 'string' } },
    allowPositionals: true,
  });
  const [name] = positionals;
  if (name === undefined) throw new UserError('USAGE', `usage: xietiao ${COMMANDS['person forget']!.usage}`);
  const { runPersonForget } = await import('./cli/person.ts');
  await runPersonForget(readConfig(process.env), { name, of: values.of, now: systemClock.now(), write });
}

async function wechatLogin(): Promise<void> {
  const { runWechatLogin } = await import('./cli/wechat.ts');
  runWechatLogin(readConfig(process.env), write);
}

/** Ends with 1 where something is missing, so that a script can ask too. */
async function feishuCheck(args: readonly string[]): Promise<void> {
  const { values } = readArgs({ args: [...args], options: { json: { type: 'boolean' } } });
  const { runFeishuCheck } = await import('./cli/feishu.ts');
  const isComplete = await runFeishuCheck(process.env, { json: values.json === true, say, write });
  // The package of the platform leaves timers behind that would keep the command from ending.
  process.exit(isComplete ? 0 : 1);
}

async function exportAudit(args: readonly string[]): Promise<void> {
  const { values } = readArgs({
    args: [...args],
    options: { from: { type: 'string' }, to: { type: 'string' }, full: { type: 'boolean' } },
  });
  const { runAudit } = await import('./cli/audit.ts');
  const bounds = { ...bound('from', values.from), ...bound('to', values.to) };
  const isFull = values.full === true;
  await runAudit(readConfig(process.env), { ...bounds, isFull, now: systemClock.now(), write });
}

async function ledger(
  command: 'runLedgerExport' | 'runLedgerImport' | 'runReport',
  args: readonly string[],
): Promise<void> {
  const commands = await import('./cli/ledger.ts');
  await commands[command]({ config: readConfig(process.env), args, now: systemClock.now(), say, write });
}

function bound(name: 'from' | 'to', value: string | undefined): Partial<Record<'from' | 'to', Date>> {
  if (value === undefined) return {};
  const time = new Date(value);
  if (Number.isNaN(time.getTime()))
    throw new UserError('USAGE', `--${name} is no time like 2020-03-09T00:00:00+08:00: ${value}`);
  return { [name]: time };
}

function readArgs<Options extends Parameters<typeof parseArgs>[0] & object>(
  options: Options,
): ReturnType<typeof parseArgs<Options>> {
  try {
    return parseArgs(options);
  } catch (error) {
    throw new UserError('USAGE', (error as Error).message, { cause: error });
  }
}

/** Answers of the command line: JSONL, and nothing else. */
function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A user's error is one line a problem; anything else is ours and shows where it came from. */
function fail(error: unknown): void {
  if (error instanceof UserError) for (const line of error.message.split('\n')) say(`${error.code}: ${line}`);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(error instanceof UserError && error.code === 'USAGE' ? 2 : 1);
}

/** `audit | head` reads no further: what is done is done to its end, and nobody is told. An answer that has no room is none. */
function goOnUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

process.stdout.on('error', goOnUnread);
// Whoever should be told is not there, or has no room: what is done is done all the same.
process.stderr.on('error', () => undefined);
await main(process.argv.slice(2)).catch(fail);
