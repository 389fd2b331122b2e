import { findDates } from '../../language/dates.ts';
import { fold } from '../../language/fold.ts';
import { readNumber } from '../../language/numbers.ts';
import { issueIn, readQuote } from '../../language/quote.ts';
import { mend } from '../../language/slips.ts';
import { isQuestion } from '../guards.ts';
import type { ParseContext } from '../intent.ts';
import { numbersAtHead } from './numbers/order-numbers.ts';

/**
 * What the answer to a request that waits (延期, 挂账) says: yes, with fewer days perhaps; no, and why; or words that
 * speak of it and decide nothing for sure.
 */
export type Verdict =
  | {
      readonly kind: 'approve';
      readonly workdays?: number;
      /** ISO 8601 with offset. */
      readonly until?: string;
      readonly comment?: string;
    }
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'unsure'; readonly workdays?: number };

export interface VerdictSaid {
  readonly issueNumbers: readonly number[];
  /** As typed, without the number. */
  readonly words: string;
  readonly verdict: Verdict;
}

export interface VerdictContext {
  readonly now: Date;
  readonly isWorkingDay?: ParseContext['isWorkingDay'];
  readonly quotedIssue?: number;
}

const MENTION = /^(?:@\S+\s+)+/;
const LONGEST = 200;

/** Undefined where nothing in it speaks of a decision, or no issue is meant; what is asked decides nothing. */
export function readVerdict(text: string, context: VerdictContext): VerdictSaid | undefined {
  if (text.length > LONGEST * 10) return undefined;
  const quote = /^\s*[「“"]/.test(text) ? readQuote(text) : undefined;
  const answer = quote === undefined ? text : text.slice(quote.answerAt);
  const quoted = context.quotedIssue ?? (quote === undefined ? undefined : issueIn(quote.text));
  const folded = mend(fold(answer));
  if (answer.length > LONGEST || isQuestion(folded)) return undefined;
  const start = MENTION.exec(folded)?.[0].length ?? 0;
  const placed = placeNumbers(folded.slice(start), quoted);
  if (placed === undefined) return undefined;
  const { numbers, from, to } = placed;
  const without = (said: string) => said.slice(start, start + from) + said.slice(start + to);
  const words = without(answer).replaceAll(EDGES, '');
  const verdict = verdictOf(without(folded).replaceAll(EDGES, ''), words, context);
  return verdict === undefined ? undefined : { issueNumbers: numbers, words, verdict };
}

const EDGES = /^[\s,，。:：;；、]+|[\s,，;；、]+$/g;

interface Placed {
  readonly numbers: readonly number[];
  /** The number stands from here to there. */
  readonly from: number;
  readonly to: number;
}

/** "#15 不批", "15号同意", "同意 #15", or none where a notice is answered. */
function placeNumbers(folded: string, quoted: number | undefined): Placed | undefined {
  const before = /^\s*\p{Script=Han}{0,6}\s*(?=#|$)/u.exec(folded)?.[0].length ?? 0;
  for (const from of [0, before]) {
    const head = numbersAtHead(folded.slice(from), { bare: false });
    if (head !== undefined) return { numbers: head.numbers, from, to: from + head.end };
  }
  const bare = BARE.exec(folded);
  if (bare !== null) return { numbers: [Number(bare[1])], from: 0, to: bare[0].length };
  return quoted === undefined ? undefined : { numbers: [quoted], from: 0, to: 0 };
}

/** "15同意延期", "15号不批": one number without its sign, and the deciding word right behind. */
const BARE =
  /^\s*([1-9]\d{0,5})(?:号(?:件|问题)?)?[\s,:]{0,2}(?:的?(?:延期|挂账)(?:申请)?[\s,:]{0,2})?(?=同意|批准|准了|准予|照准|不同意|不批|不准|不予|不能[批延挂准]|驳回|否决|不许)/;

const OF_IT = '(?:延期|挂账|申请|请求|办理)?';
const PARTICLE = '(?:了|吧|的|啊|呀|哈|啦)?';
const YES = new RegExp(
  `^(?:我|我们|那就|就)?(?:(?:同意|批准|准予|准许|照准|准|批)${OF_IT}${PARTICLE}|(?:可以|行|ok|没意见|没有意见|无异议)${OF_IT}(?:吧|的|啊|呀|哈|啦)?)$`,
);
const NO_WORD =
  '(?:不同意|不批准|不批|不准|不行|不可以|不可|不予(?:批准|同意)?|不能(?:批准?|准|延|同意|挂|再延|再拖)|驳回|否决|不许|不通过|不延|不挂)';
const NO = new RegExp(`^(?:我|我们|这次)?${NO_WORD}(?:延期|挂账|申请|请求|延|挂)?${PARTICLE}$`);
const BECAUSE = new RegExp(`^(?:我|我们)?${NO_WORD}${OF_IT}(?=因为|由于|原因|理由)`);

/** Only so many days: with a word of giving, else it may be said of anything. */
const DAYS =
  /^(?:(?:只|就|最多|至多|顶多)(?:能|可以|可)?(?:再)?(?:给|批|准|延|同意)?|(?:能|可以|可|再)?(?:给|批准?|准|延期?|同意延?期?|宽限))(?:你们|他们)?\s?(\d{1,2}|[一二两三四五六七八九十]{1,3})\s?个?(工作日|天|日|周)(?:时间)?(?:吧|了|为限)?$/;
const BARE_DAYS = /(\d{1,2}|[一二两三四五六七八九十]{1,3})\s?个?(工作日|天|日|周)/;

/** Said with a yes, and no condition. */
const WISHES =
  /^(?:请|要|你们|住建局|务必)?(?:抓紧|尽快|加快|按时|如期)(?:时间)?(?:办理|办结|办好|办|落实|推进|处理|解决|完成)?(?:吧|了)?[。!]*$|^下不为例[。!]*$|^(?:谢谢|辛苦(?:了)?)[。!]*$/;

/** What makes of a no or a yes something less, or its opposite. */
const HEDGED =
  /但|不过|只是|可是|然而|除非|如果|要是|假如|的话|否则|再说|再议|再看|再定|商量|商议|考虑|研究|问问|问一下|(?<![优领首事原在])先(?![前后期])|等(?!不[及了起])|待(?=[^,。]{0,8}[后再])|是否|还是|也许|可能|不一定|未必|不是不|没有不|并非|不批不|不准不|不行不|同意|批准|可以|(?:给|准|批|延)\s?(?:\d|[一二两三四五六七八九十])/;

/** Speaks of deciding, whatever it says. */
const SPEAKS =
  /同意|批准|不批|不准(?![确时备])|准了|照准|驳回|不予|否决|反对|不能(?:再)?[延批挂]|[别不](?:再)?延(?!误)|可以(?:[延批挂给]|考虑)/;
/** "可以考虑", "行不行": it begins like an answer. "可以销号了" and "行了" speak of the matter itself. */
const BEGINS = /^(?:可以|不可以|不行|行)(?![了销签结政业人车驶程办确见])/;
const NODS = /^(?:好的?|好吧|嗯+|行吧?|中|成|没问题|通过|可以吧|👌|👍|👌🏻|👍🏻)[。!~\s]*$/u;
const ONLY_DAYS =
  /^(?:就|那就)?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})\s?个?(?:工作日|天|日|周)(?:吧|够了)?[。!]*$/;

function verdictOf(folded: string, typed: string, context: VerdictContext): Verdict | undefined {
  if (folded === '') return undefined;
  const stop = folded.search(/[,。;!~\s]/);
  const first = stop === -1 ? folded : folded.slice(0, stop);
  const rest =
    stop === -1
      ? ''
      : folded
          .slice(stop)
          .replaceAll(EDGES, '')
          .replace(/^[!~]+/, '');
  const behind = () => (stop === -1 ? '' : typed.slice(stop).replaceAll(/^[\s,，。:：;；、!！~]+/g, ''));
  return (
    upTo(folded, context) ??
    yes(first, rest, behind) ??
    no(first, rest, behind, { folded, typed }) ??
    unsure(folded)
  );
}

/** "同意延到周五", "只能给到11月26日": a date and nothing behind it. */
function upTo(folded: string, { now, isWorkingDay }: VerdictContext): Verdict | undefined {
  const head = UP_TO.exec(folded)?.[0].length;
  if (head === undefined) return undefined;
  const [date] = findDates(folded.slice(head), now, isWorkingDay);
  const isAll = date?.start === 0 && /^(?:为止|吧|前)?[。!]*$/.test(folded.slice(head + date.end));
  return date !== undefined && isAll ? { kind: 'approve', until: date.iso } : { kind: 'unsure' };
}
const UP_TO = /^(?:同意|批准|可以|准|只|最多|就|那就)?(?:能|可以)?(?:延期|挂账|延|给|批|准|挂)(?:到|至)\s?/;

function yes(first: string, rest: string, behind: () => string): Verdict | undefined {
  const days = daysOf(first) ?? (YES.test(first) ? daysOf(rest) : undefined);
  if (days !== undefined)
    return daysOf(first) !== undefined && rest !== '' && !WISHES.test(rest)
      ? { kind: 'unsure', workdays: days }
      : { kind: 'approve', workdays: days };
  if (!YES.test(first)) return undefined;
  if (rest === '') return { kind: 'approve' };
  return WISHES.test(rest) ? { kind: 'approve', comment: behind() } : undefined;
}

function no(
  first: string,
  rest: string,
  behind: () => string,
  whole: { readonly folded: string; readonly typed: string },
): Verdict | undefined {
  const because = BECAUSE.exec(whole.folded)?.[0].length;
  if (because !== undefined) {
    const why = whole.folded.slice(because);
    return HEDGED.test(why) ? undefined : { kind: 'decline', reason: whole.typed.slice(because) };
  }
  if (!NO.test(first) || HEDGED.test(rest)) return undefined;
  return { kind: 'decline', reason: behind() };
}

function unsure(folded: string): Verdict | undefined {
  const isMeant = [SPEAKS, BEGINS, NODS, ONLY_DAYS].some((pattern) => pattern.test(folded));
  if (!isMeant) return undefined;
  const days = countOf(BARE_DAYS.exec(folded));
  return days === undefined ? { kind: 'unsure' } : { kind: 'unsure', workdays: days };
}

const daysOf = (clause: string) => countOf(DAYS.exec(clause));

const DAYS_A_WEEK = 5;

function countOf(match: RegExpExecArray | null): number | undefined {
  const count = readNumber(match?.[1] ?? '');
  if (match === null || count === undefined || count < 1) return undefined;
  return match[2] === '周' ? count * DAYS_A_WEEK : count;
}
