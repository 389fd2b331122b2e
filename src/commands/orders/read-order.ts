import type { Lexicon } from '../../directory/lexicon.ts';
import { fold } from '../../language/fold.ts';
import { hashedNumbers } from '../../language/issue-numbers.ts';
import { issueIn, readQuote } from '../../language/quote.ts';
import { mend } from '../../language/slips.ts';
import { findDates } from '../../language/dates.ts';
import { slotsOf, type Statement } from '../statements/slots/action.ts';
import { ORDER_COMMANDS, type AdminIntent, type OrderIntent, type OrderName } from './admin-grammar.ts';
import { departmentsNamed } from '../departments.ts';
import { finishingLimit } from '../statements/finishing-limit.ts';
import { isQuestion } from '../guards.ts';
import type { ParseContext } from '../intent.ts';
import { numbersAtHead } from '../statements/numbers/order-numbers.ts';
import { readAdmin, type AdminContext } from './read-admin.ts';
import { readRosters } from './read-duty.ts';
import { reportAsked } from '../reports/report-asked.ts';

export interface OrderContext {
  readonly now: Date;
  readonly isWorkingDay?: ParseContext['isWorkingDay'];
  readonly mentionsBot: boolean;
  readonly isAdmin: boolean;
  readonly isPrivate?: boolean;
  /** In the leaders' or the coordinators' chat, where what looks like an order is one. */
  readonly inCircle?: boolean;
  readonly knows?: AdminContext['knows'];
  /** The issue whose notice is quoted. */
  readonly quotedIssue?: number;
}

const MENTION = /^(?:@\S+\s+)+/;
const WORDS = new Map(
  ORDER_COMMANDS.flatMap(({ intent, words }) => words.map((word): [string, OrderName] => [word, intent])),
);
const WORD = [...WORDS.keys()].sort((a, b) => b.length - a.length).join('|');
const OPENS = new RegExp(`^(${WORD})(?=[\\s:,#\\d]|$)[\\s:,]*`);
const FOLLOWS = new RegExp(`^[\\s:,]*(${WORD})(?=[\\s:,。]|$)[\\s:,]*`);
const EDGES = /^[\s,，。:：;；、]+|[\s,，;；、]+$/g;

/**
 * Reads what stands beside the grammar of everybody: rulings and orders about an issue, and an admin's words about
 * the directory. Undefined where it is neither; a question never is one.
 */
export function readOrder(
  text: string,
  lexicon: Lexicon,
  context: OrderContext,
): OrderIntent | AdminIntent | undefined {
  const quote = /^\s*[「“"]/.test(text) ? readQuote(text) : undefined;
  if (quote !== undefined) {
    const quotedIssue = context.quotedIssue ?? issueIn(quote.text);
    const quoted = { ...context, ...(quotedIssue === undefined ? {} : { quotedIssue }) };
    return readOrder(text.slice(quote.answerAt).trimStart(), lexicon, quoted);
  }
  const folded = mend(fold(text));
  const start = MENTION.exec(folded)?.[0].length ?? 0;
  const [typed, said] = [text.slice(start).trimEnd(), folded.slice(start).trimEnd()];
  const isHeard = mayAdminister(context) || PLAINLY_ADMIN.test(said);
  const asked = isHeard || context.inCircle === true ? readRosters(said) : undefined;
  if (asked !== undefined || isQuestion(said)) return asked;
  const isAdmins = isHeard || (context.inCircle === true && ORDERS_PEOPLE.test(said));
  return (
    readRuling(typed, said, lexicon, context) ?? (isAdmins ? readAdmin(typed, said, context) : undefined)
  );
}

/** "设张三为管理员" can mean nothing else: whoever may not is told who may. */
const PLAINLY_ADMIN =
  /^(?:设(?:置|定)?[\s,:]*\S{2,12}\s*[为任]|免去?[\s,:]*\S{2,12}(?:\s*的\s*|\s+))\s*\S{0,16}(?:管理员|协调员|联络员|组员|组长|联系人|督导领导)[。!]?$|^发码\s+\S{2,16}$/;

/** Typed as an order is, a name and a space: in the chats of those who rule it is told who may. */
const ORDERS_PEOPLE =
  /^(?:(?:取消|撤销)?值班[\s:,]*\p{Script=Han}|(?:取消|撤销)[\p{Script=Han}]{2,8}值班|\p{Script=Han}{2,8}\s+\S{0,24}?\s*(?:请假|休假|销假|离岗|值班))/u;

/** "李敏 请假，王强代" is everyday talk unless an admin says it, or the bot alone is spoken to. */
function mayAdminister({ isAdmin, mentionsBot, isPrivate = false }: OrderContext): boolean {
  return isAdmin || mentionsBot || isPrivate;
}

function readRuling(
  typed: string,
  folded: string,
  lexicon: Lexicon,
  context: OrderContext,
): OrderIntent | undefined {
  const reported = reportAsked(folded);
  if (reported !== undefined) return { intent: 'special_report', issueNumbers: reported };
  const found =
    liftedAround(folded) ??
    ruledAround(folded) ??
    numberLast(folded) ??
    wordFirst(folded, context.quotedIssue) ??
    numberFirst(folded);
  if (found === undefined) return undefined;
  const { intent, word, numbers, from, to } = asMeant(found, folded);
  // "专报 #12 已报市里" tells of one.
  if (intent === 'special_report' && folded.slice(from).replaceAll(EDGES, '') !== '') return undefined;
  const said: Statement = {
    typed: typed.slice(from, to),
    folded: folded.slice(from, to),
    names: lexicon.find(folded.slice(from, to)),
    now: context.now,
    isWorkingDay: context.isWorkingDay,
    need: undefined,
  };
  return { intent, issueNumbers: numbers, ...SLOTS[intent](said, word) };
}

interface Placed {
  readonly intent: OrderName;
  readonly word: string;
  readonly numbers: readonly number[];
  /** Where the words begin. */
  readonly from: number;
  /** Where they end, if not with the message. */
  readonly to?: number;
}

/** "批示：请发改委加快立项，#72": what it is about stands at the end alone. */
const AT_THE_END = /[,。;\s]\s?(?=#\s?\d{1,9}[。!\s]*$)/;

function numberLast(folded: string): Placed | undefined {
  const match = OPENS.exec(folded);
  const word = match?.[1] ?? '';
  if (match === null || WORDS.get(word) !== 'instruct') return undefined;
  const from = match[0].length;
  const end = AT_THE_END.exec(folded);
  const [only, ...others] = hashedNumbers(folded);
  if (end === null || end.index <= from || only === undefined || others.length > 0) return undefined;
  return { intent: 'instruct', word, numbers: only.numbers, from, to: end.index };
}

function wordFirst(folded: string, quoted: number | undefined): Placed | undefined {
  const match = OPENS.exec(folded);
  const word = match?.[1] ?? '';
  const intent = WORDS.get(word);
  if (match === null || intent === undefined) return undefined;
  const from = match[0].length;
  // "批准延期 7 5" may as well grant five days.
  const spaced = intent !== 'approve';
  const head = numbersAtHead(folded.slice(from), { bare: quoted === undefined, spaced });
  if (head !== undefined) return { intent, word, numbers: head.numbers, from: from + head.end };
  return quoted === undefined ? undefined : { intent, word, numbers: [quoted], from };
}

function numberFirst(folded: string): Placed | undefined {
  const head = numbersAtHead(folded, { bare: false });
  if (head === undefined) return undefined;
  const match = FOLLOWS.exec(folded.slice(head.end));
  const word = match?.[1] ?? '';
  const intent = WORDS.get(word);
  return match === null || intent === undefined
    ? undefined
    : { intent, word, numbers: head.numbers, from: head.end + match[0].length };
}

const RULES_AROUND = /^(同意|批准|不同意|不批准|不予批准)\s{0,2}(?=[#\d])/;
const WHAT_IS_ASKED =
  /^\s?的?(?:申请)?(延期|挂账)(?:申请)?(?=$|[\s,。:;]|[到至]|[\d一二两三四五六七八九十])[\s:,]*/;

/** "不同意#21延期，按原期限办": what was asked for stands behind the number. */
function ruledAround(folded: string): Placed | undefined {
  const match = RULES_AROUND.exec(folded);
  const head = match && numbersAtHead(folded.slice(match[0].length), { bare: true });
  if (match === null || head == null) return undefined;
  const end = match[0].length + head.end;
  const asked = WHAT_IS_ASKED.exec(folded.slice(end));
  const [verb = '', what = ''] = [match[1], asked?.[1]];
  const word = [verb + what, verb].find((one) => WORDS.has(one));
  const intent = WORDS.get(word ?? '');
  return asked === null || word === undefined || intent === undefined
    ? undefined
    : { intent, word: verb + what, numbers: head.numbers, from: end + asked[0].length };
}

const ENDS = '取消|撤销|解除|结束|停止';
const LIFTS = new RegExp(`^[\\s,:]*(?:${ENDS}|到此为止)(?:了|吧|掉)?[。!\\s]*$`);
const LIFTS_AROUND = new RegExp(`^(?:请)?(?:${ENDS})(?:对)?\\s{0,2}(?=#)`);

/** "督办 #12 取消": what stands behind takes it back. */
function asMeant(placed: Placed, folded: string): Placed {
  return placed.word === '督办' && LIFTS.test(folded.slice(placed.from))
    ? { ...placed, intent: 'lift' }
    : placed;
}

/** "取消 #12 的督办", "#12 的督办取消". */
function liftedAround(folded: string): Placed | undefined {
  const from = LIFTS_AROUND.exec(folded)?.[0].length ?? 0;
  const head = numbersAtHead(folded.slice(from), { bare: false });
  if (head === undefined) return undefined;
  const end = from + head.end;
  const isLift = (from === 0 ? LIFTED_BEHIND : /^\s*的?督办[。!\s]*$/).test(folded.slice(end));
  return isLift ? { intent: 'lift', word: '督办', numbers: head.numbers, from: folded.length } : undefined;
}
const LIFTED_BEHIND = new RegExp(`^\\s*的督办(?:${ENDS})(?:了|吧|掉)?[。!\\s]*$`);

type Slots = Omit<OrderIntent, 'intent' | 'issueNumbers'>;

const words = ({ typed }: Statement): string => typed.replaceAll(EDGES, '');
const reason = (said: Statement): Slots =>
  words(said) === '' ? {} : { text: words(said), reason: words(said) };

/** 督办 without words of its own. */
const SUPERVISED: Slots = { text: '请抓紧办理', supervises: true };

const SLOTS: Readonly<Record<OrderName, (said: Statement, word: string) => Slots>> = {
  approve: (said, word) => ({ ...slotsOf('extend', words(said), said), ...granted(word) }),
  decline: reason,
  release: reason,
  instruct: (said, word) => (word === '督办' ? supervised(said) : instructed(said)),
  lift: reason,
  involve: ({ folded, names }) => ({ assisting: departmentsNamed(folded, names).map(({ name }) => name) }),
  phone: () => ({}),
  special_report: () => ({}),
};

function supervised(said: Statement): Slots {
  const slots = withoutNews(said, { ...SUPERVISED, ...slotsOf('urge', words(said), said) });
  return { ...slots, ...finishingLimit(said) };
}

/** A 批示 sets a limit only where it plainly says by when it is to be done: any other day is part of its words. */
function instructed(said: Statement): Slots {
  const { due: _, dueDays: __, workdays: ___, ...slots } = slotsOf('urge', words(said), said);
  return { ...slots, ...finishingLimit(said) };
}

/** "昨天群众又反映，请速办": a day that is over and no limit tells of something; "11月4日前" is left for a refusal. */
function withoutNews({ folded, now, isWorkingDay }: Statement, slots: Slots): Slots {
  const { due, ...rest } = slots;
  if (due === undefined || new Date(due) > now || due.slice(0, 10) === localDay(now)) return slots;
  const dates = findDates(folded, now, isWorkingDay);
  const meant = dates.find(({ iso }) => iso === due);
  if (meant === undefined || meant.isLimit) return slots;
  const others = `${folded.slice(0, meant.start)}${folded.slice(meant.end)}`.replaceAll(EDGES, '');
  if (others === '') return slots;
  const later = dates.findLast(({ iso }) => new Date(iso) > now)?.iso;
  return later === undefined ? rest : { ...rest, due: later };
}

const ZONE_MS = 8 * 3_600_000;
const localDay = (now: Date) => new Date(now.getTime() + ZONE_MS).toISOString().slice(0, 10);

function granted(word: string): Slots {
  if (word.includes('延期')) return { grants: 'extension' };
  return word.includes('挂账') ? { grants: 'hold' } : {};
}

const DAYS_SAID =
  /(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s?个?(?:工作日|天|日|周|星期)|(?:延期?|推迟|顺延)?[到至]\s?\d{1,2}月\d{1,2}[日号]/g;

/** What is left of the words of an extension without its days: the reason. */
export function withoutDays(words: string): string {
  return words.replaceAll(DAYS_SAID, '').replaceAll(EDGES, '');
}
