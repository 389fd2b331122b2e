import { readFileSync, createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { rename, rm, writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { createZone } from '../calendar/zone.ts';
import { LEDGER_USAGE } from './ledger-usage.ts';
import { Unreadable } from '../documents/reading/archive.ts';
import { UserError } from '../errors.ts';
import { asFileFault } from './file-fault.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import { directoryVersion } from '../store/directory/read.ts';
import { openStore } from '../store/database/open.ts';
import { exportLedger } from '../usecases/ledger/export-ledger.ts';
import { importLedger } from '../usecases/ledger/import-ledger.ts';
import { createKnownCache, type Known } from '../usecases/known.ts';
import { specialReportFile } from '../usecases/summaries/special-report.ts';
import type { FileParts } from '../usecases/summaries/summary-file.ts';
import { importWords } from '../wording/ledger-import.ts';

/** What a command of the ledger needs from the command line: its words, the time, and where to say things. */
export interface LedgerCommand {
  readonly config: Config;
  readonly args: readonly string[];
  readonly now: Date;
  /** For people, to stderr. */
  readonly say: (line: string) => void;
  /** For programs, to stdout. */
  readonly write: (line: string) => void;
}

/** Writes the ledger into a file that appears when it is whole. */
export async function runLedgerExport({ config, args, now, write }: LedgerCommand): Promise<void> {
  const day = { type: 'string' } as const;
  const { values, positionals } = readArgs(args, 'export', {
    from: day,
    to: day,
    department: day,
    group: day,
    object: day,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw usage('export');
  refuseEnding(file, '.xlsx');
  await withParts(config, now, async (parts, known) => {
    const { from, to, ...search } = values;
    const bounds = { ...bound('from', from, known), ...bound('to', to, known) };
    const unfinished = `${file}.part`;
    const out = createWriteStream(unfinished);
    try {
      const [issues] = await Promise.all([
        exportLedger(parts, { search: { ...search, ...bounds }, now, out }),
        finished(out),
      ]);
      if (issues === 0) for (const flag of NAMING) refuseUnknown(flag, search[flag], known);
      await rename(unfinished, file);
      write(JSON.stringify({ file, issues }));
    } catch (error) {
      out.destroy();
      await rm(unfinished, { force: true });
      throw asFileFault(error, 'FILE_UNWRITABLE', file);
    }
  });
}

/** Shows what taking a ledger over would do; with `--take` it is done. */
export async function runLedgerImport({ config, args, now, say, write }: LedgerCommand): Promise<void> {
  const { values, positionals } = readArgs(args, 'import', { take: { type: 'boolean' } });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) throw usage('import');
  const file = readBytes(name);
  await withParts(config, now, async (parts) => {
    try {
      const told = await importLedger(parts, { file, now, take: values.take === true });
      for (const line of importWords(told)) say(line);
      const { fresh, changed, same, unclear, skipped, taken } = told;
      write(JSON.stringify({ fresh, changed: changed.length, same, unclear, skipped, taken }));
    } catch (error) {
      throw asUserError(error, name);
    }
  });
}

/** Writes a special report (专报) on one issue or a set. */
export async function runReport({ config, args, now, write }: LedgerCommand): Promise<void> {
  const { values, positionals } = readArgs(args, 'report', { to: { type: 'string' } });
  const [file, ...wished] = positionals;
  const numbers = wished.map((word) => Number(/^[#＃]?(\d{1,9})$/u.exec(word)?.[1]));
  if (file === undefined || numbers.length === 0 || numbers.some(Number.isNaN)) throw usage('report');
  refuseEnding(file, '.docx');
  await withParts(config, now, async (parts) => {
    const outcome = await specialReportFile(parts, { numbers, to: values.to, now });
    if (outcome.kind === 'unknown')
      throw new UserError(
        'NOT_FOUND',
        `there is no issue ${outcome.numbers.map((one) => `#${one}`).join(', ')}`,
      );
    try {
      await writeFile(file, outcome.file.bytes);
    } catch (error) {
      throw asFileFault(error, 'FILE_UNWRITABLE', file);
    }
    write(JSON.stringify({ file, issues: numbers }));
  });
}

/** A name that nobody bears must not look like one without issues. */
function refuseUnknown(
  flag: (typeof NAMING)[number],
  name: string | undefined,
  { directory: { departments, groups, objects } }: Known,
): void {
  const rows = { department: departments, group: groups, object: objects }[flag];
  if (name === undefined || rows.some((row) => row.name === name || aliasesOf(row).includes(name))) return;
  const known = rows.slice(0, NAMES_SHOWN).map((row) => row.name);
  const more = rows.length > NAMES_SHOWN ? ` and ${rows.length - NAMES_SHOWN} more` : '';
  throw new UserError('USAGE', `no ${flag} "${name}"; there are ${known.join(' ')}${more}`);
}

const NAMING = ['department', 'group', 'object'] as const;
const NAMES_SHOWN = 30;

function aliasesOf(row: { readonly name: string; readonly aliases?: readonly string[] }): readonly string[] {
  return row.aliases ?? [];
}

/** A workbook under a name that says text opens nowhere. */
function refuseEnding(file: string, ending: string): void {
  if (extname(file).toLowerCase() !== ending)
    throw new UserError('USAGE', `${file} does not end in ${ending}, which is what this writes`);
}

async function withParts(
  config: Config,
  now: Date,
  run: (parts: FileParts, known: Known) => Promise<void>,
): Promise<void> {
  const store = await openStore(config, now);
  try {
    if ((await directoryVersion(store.db, ORGANISATION_ID)) === undefined)
      throw new UserError(
        'NOT_FOUND',
        'this ledger has no directory yet: run `xietiao directory import FILE` first',
      );
    const known = createKnownCache(store.db, ORGANISATION_ID, new Set(['feishu', 'wechat', 'sandbox']));
    await run({ db: store.db, organisationId: ORGANISATION_ID, known }, await known());
  } finally {
    await store.close();
  }
}

function bound(
  name: 'from' | 'to',
  day: string | undefined,
  { calendar }: Known,
): Partial<Record<'from' | 'to', Date>> {
  if (day === undefined) return {};
  try {
    return { [name]: createZone(calendar.timeZone).at(day, '00:00') };
  } catch (error) {
    throw new UserError('USAGE', `--${name} is no day like 2020-03-05: ${day}`, { cause: error });
  }
}

function readArgs<Options extends NonNullable<Parameters<typeof parseArgs>[0]>['options'] & object>(
  args: readonly string[],
  command: keyof typeof LEDGER_USAGE,
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UserError('USAGE', `${(error as Error).message}\n${usage(command).message}`, { cause: error });
  }
}

function usage(command: keyof typeof LEDGER_USAGE): UserError {
  return new UserError('USAGE', `usage: xietiao ${LEDGER_USAGE[command]}`);
}

function readBytes(name: string): Buffer {
  try {
    return readFileSync(name);
  } catch (error) {
    throw new UserError('LEDGER_INVALID', `${name} cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function asUserError(error: unknown, name: string): unknown {
  return error instanceof Unreadable
    ? new UserError('LEDGER_INVALID', `${name}: ${error.message}`, { cause: error })
    : error;
}
