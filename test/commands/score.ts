import { readFileSync } from 'node:fs';
import { runParse } from '../../src/cli/parse.ts';

/** One line of a message file: what was typed, and how it is to be read. */
export interface Message {
  readonly id: string;
  readonly text: string;
  readonly expected: Expected;
  readonly tolerance: {
    readonly intentAlternatives?: readonly string[];
    readonly categoryAlternatives?: readonly string[];
    readonly mustNot?: readonly string[];
    readonly acceptSingle?: boolean;
    readonly departmentOptional?: boolean;
  };
}

type Slots = Readonly<Record<string, unknown>>;
interface Expected extends Slots {
  readonly intent: string;
  readonly issueNumbers?: readonly number[];
  readonly needsClarification?: boolean;
  readonly also?: readonly { readonly intent: string; readonly issueNumbers: readonly number[] }[];
  readonly items?: readonly Slots[];
  readonly subject?: string;
}
interface Said extends Slots {
  readonly intent: string;
  readonly issueNumbers?: readonly number[];
  readonly needsClarification?: boolean;
}

export interface Score {
  readonly messages: number;
  readonly intents: number;
  readonly slots: number;
  readonly grave: readonly string[];
  readonly missed: readonly string[];
}

const NOW = new Date('2020-03-11T10:00:00+08:00');
const CHANGES = new Set(
  'resolve confirm reopen accept return transfer assign cancel merge hold extend fulfil'.split(' '),
);

export function readMessages(file: string): Message[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((row) => row !== '');
  return rows.map((row): Message => JSON.parse(row));
}

/** Runs a message file through `xietiao parse` and compares; a state change that nobody asked for is grave. */
export async function scoreFile(file: string, directoryFile: string): Promise<Score> {
  const said = new Map<string, readonly Said[]>();
  const lines = readFileSync(file, 'utf8').split('\n');
  await runParse(each(lines), readFileSync(directoryFile, 'utf8'), (line) => keep(said, line), NOW);
  return score(readMessages(file), said);
}

async function* each(lines: readonly string[]): AsyncIterable<string> {
  for (const line of lines) yield line;
}

function keep(said: Map<string, readonly Said[]>, line: string): void {
  const row: { id: string; intents: Said[] } = JSON.parse(line);
  said.set(row.id, row.intents.length > 0 ? row.intents : [{ intent: 'none' }]);
}

function score(messages: readonly Message[], said: ReadonlyMap<string, readonly Said[]>): Score {
  const missed: string[] = [];
  let [intents, right, wanted] = [0, 0, 0];
  for (const message of messages) {
    const actual = said.get(message.id) ?? [];
    const read = message.expected.items === undefined ? one(message, actual) : batch(message, actual);
    if (read.intent) intents += 1;
    else missed.push(`${message.id} ${message.text}: said ${actual.map(({ intent }) => intent).join('+')}`);
    right += read.slots.filter(({ ok }) => ok).length;
    wanted += read.slots.length;
    for (const { name, ok } of read.slots) if (!ok) missed.push(`${message.id} ${message.text}: ${name}`);
  }
  const grave = messages
    .filter((message) => isGrave(message, said.get(message.id) ?? []))
    .map(({ id, text }) => `${id} ${text}`);
  return {
    messages: messages.length,
    intents: intents / messages.length,
    slots: right / Math.max(1, wanted),
    grave,
    missed,
  };
}

interface Read {
  readonly intent: boolean;
  readonly slots: readonly { readonly name: string; readonly ok: boolean }[];
}

function one({ expected, tolerance }: Message, actual: readonly Said[]): Read {
  const allowed = new Set([expected.intent, ...(tolerance.intentAlternatives ?? [])]);
  const main = actual.find(({ intent }) => allowed.has(intent));
  const also = (expected.also ?? []).map(({ intent, issueNumbers }) => ({
    name: `also ${intent}`,
    ok: actual.some((said) => said.intent === intent && same(said.issueNumbers, issueNumbers)),
  }));
  const slots = main?.intent === expected.intent ? compare(expected, main, tolerance) : [];
  return { intent: main !== undefined, slots: [...slots, ...also] };
}

function batch({ expected, tolerance }: Message, actual: readonly Said[]): Read {
  const reports = actual.filter(({ intent }) => intent === 'report');
  const items = expected.items ?? [];
  const slots = items.flatMap((item) => {
    const match =
      reports.find(({ title }) => overlaps(title, item['title'])) ??
      reports.find(({ detail }) => overlaps(detail, item['title']));
    return compare(
      { ...(expected.subject === undefined ? {} : { subject: expected.subject }), ...item },
      match,
      tolerance,
    );
  });
  const single = tolerance.acceptSingle === true && reports.length === 1;
  return { intent: reports.length === items.length || single, slots };
}

function isGrave({ expected, tolerance }: Message, actual: readonly Said[]): boolean {
  const meant = new Set([
    ...(expected.issueNumbers ?? []),
    ...(expected.also ?? []).flatMap(({ issueNumbers }) => issueNumbers),
  ]);
  const asked = new Set([
    expected.intent,
    ...(tolerance.intentAlternatives ?? []),
    ...(expected.also ?? []).map(({ intent }) => intent),
  ]);
  const forbidden = tolerance.mustNot ?? [];
  return actual.some(({ intent, issueNumbers = [], needsClarification }) => {
    if (forbidden.includes(intent)) return true;
    if (!CHANGES.has(intent)) return false;
    return (
      !asked.has(intent) ||
      issueNumbers.some((number) => !meant.has(number)) ||
      (expected.needsClarification === true && needsClarification !== true)
    );
  });
}

const NUMBERS = new Set(
  'amountCny outcomeAmountCny workdays into numerator denominator newEntries dueDays value'.split(' '),
);
const TIMES = new Set(['due', 'until', 'at', 'date']);
const EXACT = new Set(
  'subject priority satisfaction suggestedDepartment toDepartment sensitive chainKind needsClarification period'.split(
    ' ',
  ),
);
const WORDS = new Set(
  'title reason replyText question handler contact outcomeText comment topic metric place to chainTitle'.split(
    ' ',
  ),
);

function compare(expected: Slots, actual: Slots | undefined, tolerance: Message['tolerance']): Read['slots'] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const ok = judge(name, value, actual?.[name], tolerance);
    return ok === undefined ? [] : [{ name, ok }];
  });
}

/** Undefined for what is a note to the reader. */
function judge(
  name: string,
  value: unknown,
  got: unknown,
  tolerance: Message['tolerance'],
): boolean | undefined {
  if (name === 'issueNumbers' || name === 'assisting') return same(got, value);
  if (name === 'category') return [value, ...(tolerance.categoryAlternatives ?? [])].includes(got);
  if (name === 'department')
    return got === value || (tolerance.departmentOptional === true && got === undefined);
  if (name === 'quantities') return quantities(got, value);
  if (name === 'counts')
    return Object.entries(record(value)).every(([key, count]) => record(got)[key] === count);
  if (name === 'offer' || name === 'need')
    return (
      overlaps(record(got)['item'], record(value)['item']) &&
      (record(value)['value'] === undefined || record(got)['value'] === record(value)['value'])
    );
  if (NUMBERS.has(name)) return Math.abs(Number(got) - Number(value)) < 0.001;
  if (TIMES.has(name)) return sameTime(got, String(value));
  if (EXACT.has(name)) return got === value;
  return WORDS.has(name) ? overlaps(got, value) : undefined;
}

function record(value: unknown): Slots {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function same(got: unknown, wanted: unknown): boolean {
  return (
    Array.isArray(got) &&
    Array.isArray(wanted) &&
    [...got].map(String).sort().join() === [...wanted].map(String).sort().join()
  );
}

function sameTime(got: unknown, wanted: string): boolean {
  if (typeof got !== 'string') return false;
  if (!wanted.includes('..'))
    return wanted.length === 10 ? got.startsWith(wanted) : Date.parse(got) === Date.parse(wanted);
  const [from = '', to = ''] = wanted.slice(10).split('..');
  const at = Date.parse(got);
  return (
    at >= Date.parse(wanted.slice(0, 10) + from) &&
    at <= Date.parse(`${wanted.slice(0, 10)}T${to.replace(/^T/, '')}`)
  );
}

function quantities(got: unknown, wanted: unknown): boolean {
  if (!Array.isArray(got) || !Array.isArray(wanted) || got.length !== wanted.length) return false;
  return wanted.every((one: Slots) =>
    got.some(
      (other: Slots) =>
        overlaps(other['item'], one['item']) &&
        other['value'] === one['value'] &&
        other['unit'] === one['unit'] &&
        (one['packages'] === undefined || one['packages'] === other['packages']),
    ),
  );
}

function squeeze(text: unknown): string {
  return (typeof text === 'string' ? text : '').normalize('NFKC').replace(/[\s，。、；：,.;:!！?？"“”]/g, '');
}

/** One holds the other, or half of the wanted pairs of signs are there. */
function overlaps(got: unknown, wanted: unknown): boolean {
  const [a, e] = [squeeze(got), squeeze(wanted)];
  if (a === '') return false;
  if (a.includes(e) || e.includes(a)) return true;
  const [had, sought] = [pairs(a), pairs(e)];
  return sought.size > 0 && [...sought].filter((pair) => had.has(pair)).length / sought.size >= 0.5;
}

function pairs(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}
