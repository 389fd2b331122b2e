import { createInterface } from 'node:readline';
import { createWorkingDays } from '../calendar/working-days.ts';
import { suggestDepartment } from '../commands/reports/suggest-department.ts';
import { isAction, type Intent, type ParseContext } from '../commands/intent.ts';
import { numberAtHead } from '../commands/statements/numbers/number-at-head.ts';
import { parse } from '../commands/parse.ts';
import { stillOpen } from '../commands/statements/done/still-open.ts';
import { buildLexicon, type Lexicon } from '../directory/lexicon.ts';
import { OBJECT_KINDS, type DirectoryNames, type ObjectKind } from '../directory/names.ts';
import { UserError } from '../errors.ts';
import { callsItselfSecret } from '../issues/secrecy.ts';
import { fold } from '../language/fold.ts';

/** One line of the input; whatever is missing or odd is read as absent. */
interface Line {
  readonly id: string;
  readonly text: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly platform: unknown;
  readonly senderRole: unknown;
}

/**
 * `xietiao parse`: reads messages.jsonl line by line and writes one JSON line for each: {id, intents}.
 * `now` counts for lines that name no time of their own.
 * @throws UserError where the directory is unusable or an input line is no JSON; the line is named
 */
export async function runParse(
  input: NodeJS.ReadableStream | AsyncIterable<string>,
  directoryFileText: string,
  write: (line: string) => void,
  now: Date,
): Promise<void> {
  const lexicon = buildLexicon(readNames(directoryFileText));
  const texts = new Map<string, string>();
  let count = 0;
  for await (const row of linesOf(input)) {
    count += 1;
    if (row.trim() === '') continue;
    const line = readLine(row, count);
    texts.set(line.id, line.text);
    write(
      JSON.stringify({
        id: line.id,
        intents: answer(line, lexicon, contextOf(line, texts, now)),
      }),
    );
  }
}

async function* linesOf(input: NodeJS.ReadableStream | AsyncIterable<string>): AsyncIterable<string> {
  if ('readable' in input) yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  else yield* input;
}

function readLine(row: string, count: number): Line {
  const value = parseJson(row, `line ${count} of the input`);
  if (!isRecord(value)) throw new UserError('USAGE', `line ${count} of the input is no JSON object`);
  const { id, text, context, platform, senderRole } = value;
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : String(count),
    text: typeof text === 'string' ? text : '',
    context: isRecord(context) ? context : {},
    platform,
    senderRole,
  };
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError('USAGE', `${what} is no JSON`, { cause });
  }
}

const PLATFORMS = ['feishu', 'wechat', 'sandbox'] as const;
const ROLES = [
  'member',
  'leader',
  'coordinator',
  'liaison',
  'contact',
  'supervisor',
  'admin',
  'stranger',
] as const;
const CHANNELS = ['work_group', 'department', 'leaders', 'coordinators', 'private'] as const;

/** The State Council's holidays and make-up days. */
const days = createWorkingDays();

function contextOf(
  { context, platform, senderRole }: Line,
  texts: ReadonlyMap<string, string>,
  now: Date,
): ParseContext {
  const time = typeof context['now'] === 'string' ? new Date(context['now']) : now;
  const previous = typeof context['previous'] === 'string' ? texts.get(context['previous']) : undefined;
  return {
    now: Number.isNaN(time.getTime()) ? now : time,
    isWorkingDay: (date) => days.isWorkingDay(date),
    mentionsBot: context['mentionsBot'] === true,
    platform: oneOf(PLATFORMS, platform) ?? 'sandbox',
    ...given('senderRole', oneOf(ROLES, senderRole)),
    ...given('channel', oneOf(CHANNELS, context['channel'])),
    ...given('messageType', oneOf(['Text', 'GroupNote'] as const, context['messageType'])),
    ...given('issueState', typeof context['issueState'] === 'string' ? context['issueState'] : undefined),
    ...given('quotedIssue', positive(context['quotedIssue'])),
    ...given('need', positive(context['need'])),
    ...given(
      'senderIsReporter',
      typeof context['senderIsReporter'] === 'boolean' ? context['senderIsReporter'] : undefined,
    ),
    ...given('previousChain', previous),
    ...given(
      'openIssues',
      Array.isArray(context['openIssues'])
        ? context['openIssues'].filter((one) => typeof one === 'number')
        : undefined,
    ),
  };
}

function given<K extends keyof ParseContext>(
  key: K,
  value: ParseContext[K] | undefined,
): Partial<ParseContext> {
  return value === undefined ? {} : { [key]: value };
}

function oneOf<T extends string>(options: readonly T[], value: unknown): T | undefined {
  return options.find((option) => option === value);
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}

/** The intents as flat rows; a report that names no department gets the usual one of its category, an ordinary one its class. */
function answer({ text }: Line, lexicon: Lexicon, context: ParseContext): readonly object[] {
  // The bot keeps nothing of it and says so.
  if (callsItselfSecret(text)) return [REFUSED];
  const parsed = parse(text, lexicon, context);
  if (parsed.kind === 'misused') return [];
  if (parsed.kind === 'chatter') return maybeOfIssue(text, context);
  return parsed.intents.map((intent) =>
    isRefused(intent, context) ? REFUSED : completed(intent, lexicon.names),
  );
}

const ASKED = { needsClarification: true } as const;
const REFUSED = { intent: 'denied', ...ASKED } as const;

const SETTLED: ReadonlySet<unknown> = new Set(['resolved', 'closed']);

/** "49围墙塌了一半" in a department's chat: where the ledger has such an issue the bot asks whether it is meant. */
function maybeOfIssue(text: string, { senderRole, channel, issueState }: ParseContext): readonly object[] {
  const said = numberAtHead(text);
  if (said === undefined) return [];
  const issueNumbers = [said.number];
  if (said.tells === 'asks') return [{ intent: 'query', issueNumbers, ...ASKED }];
  const isOffice = senderRole === 'liaison' && channel === 'department';
  if (said.tells === 'urges' && !isOffice)
    return [{ intent: 'urge', issueNumbers, text: said.words, ...ASKED }];
  if (!isOffice && SETTLED.has(issueState) && stillOpen(fold(said.words)))
    return [{ intent: 'reopen', issueNumbers, text: said.words, reason: said.words, ...ASKED }];
  if (said.tells === 'name' && !isOffice) return [];
  return [{ intent: 'progress', issueNumbers, text: said.words, ...ASKED }];
}

/** What an object's contact has no say in. */
const OFFICIAL: ReadonlySet<string> = new Set([
  'assign',
  'transfer',
  'return',
  'accept',
  'extend',
  'hold',
  'merge',
  'escalate',
]);
const ONLY_OWN: ReadonlySet<string> = new Set(['resolve', 'cancel']);

/** Who reported it may choose among the departments that the bot asks about, and that is all. */
const ORDERS_AWAY = /^[\s,:]*(?:改派|指派|派|交办|分派)/;

/** What the line itself shows to be nobody's to do: a stranger acts on no issue, a member closes or cancels only own reports. */
function isRefused(intent: Intent, { senderRole, senderIsReporter, quotedIssue }: ParseContext): boolean {
  if (!isAction(intent)) return false;
  if (senderRole === 'stranger') return true;
  if (senderRole === 'contact' && OFFICIAL.has(intent.intent)) return true;
  if (senderRole === 'member' && intent.intent === 'assign')
    return senderIsReporter !== true && quotedIssue === undefined && ORDERS_AWAY.test(intent.text ?? '');
  return senderRole === 'member' && senderIsReporter === false && ONLY_OWN.has(intent.intent);
}

function completed(intent: Intent, names: DirectoryNames): object {
  if (intent.intent !== 'report') return intent;
  const usual = intent.accused === undefined ? fold(intent.detail) : undefined;
  const department =
    intent.department ?? (usual === undefined ? undefined : suggestDepartment(intent.category, names, usual));
  return {
    ...intent,
    assisting: intent.assisting ?? [],
    priority: intent.priority ?? 'normal',
    quantities: intent.quantities ?? [],
    ...(department === undefined ? {} : { department }),
  };
}

/** Takes from a directory file what names things; everything else in it is the importer's business. */
export function readNames(text: string): DirectoryNames {
  const value = parseJson(text, 'the directory file');
  if (!isRecord(value)) throw new UserError('DIRECTORY_INVALID', 'the directory file holds no JSON object');
  if (!Array.isArray(value['departments']) && !Array.isArray(value['serviceObjects']))
    throw new UserError(
      'DIRECTORY_INVALID',
      'the directory file names neither departments nor serviceObjects: is it another file?',
    );
  return {
    departments: records(value['departments']).map((row) => ({
      name: string(row['name']),
      aliases: strings(row['aliases']),
    })),
    objects: records(value['serviceObjects']).map((row) => ({
      name: string(row['name']),
      kind: objectKind(row['kind']),
      aliases: strings(row['aliases']),
    })),
    categories: strings(value['categories']),
    botNames: strings(value['botNames']),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function objectKind(value: unknown): ObjectKind {
  return OBJECT_KINDS.find((kind) => kind === value) ?? 'enterprise';
}
