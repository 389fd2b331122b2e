import { hashedNumbers, namedNumbers } from '../../language/issue-numbers.ts';
import { readNumber } from '../../language/numbers.ts';
import { readCompletion } from '../statements/done/completion.ts';
import { ACTION_PATTERN } from '../grammar.ts';
import type { QueryIntent } from '../intent.ts';
import { ASIDE, COURSE, LOOK, LOOKS_BEHIND, MILD, PLEASE, SHARP, VAGUE, WHILE } from './news-asked.ts';
import type { Reading } from '../reading.ts';
import { stillOpen } from '../statements/done/still-open.ts';

/** A number that its sign or a word makes an issue's, as it stands in the masked text. */
const SIGNED = '§';
const JOIN = '(?:\\s{0,2}(?:[、,/&+和与及跟同]|以及|还有)\\s{0,2}|\\s{1,2})';
const HAN = '[一二三四五六七八九十百零两]{1,5}';
const BARE = '[1-9]\\d{0,4}';
const COUNT =
  '(?:\\s{0,2}(?:[这那]?[几两俩二三仨四五六七八九十](?:个|件|条|单|张|样)?|[这那]些?)(?:问题|单子|工单)?)?';
const OF = '(?:\\s{0,2}(?:[那这]一?(?:个|件|条|单|张)|的)(?:问题|单子|工单|事儿?|单)?的?)?';
const WORD = '(?:第|问题|工单|单子|编号|单号)?\\s{0,2}';

const SIGNS = `${SIGNED}(?:${JOIN}(?:${SIGNED}|\\d{1,5}号?)){0,12}(?:号?(?:问题|单子|工单|件|单|事))?`;
const PLAIN = `(?<plain>${BARE}(?:${JOIN}${BARE}){0,12})(?:单子?(?!位|元|价|人|独|车|向))?`;
/** "9号" may be a day: what asks for it must be sharp. */
const DAYS = `(?<days>${BARE}号(?:${JOIN}?${BARE}号){0,12})`;
/** "问题三十": a numeral is a number's only behind the word. */
const SPELT = `(?:第|问题|工单|单子|编号|单号)\\s{0,2}(?<spelt>${HAN})号?(?!个|件|条|家|户|期|批|次|天|人|组|类|楼|季|章|点|方面|大|遍|轮|届)`;

const of = (refs: string, ask: string) => `${refs}${OF}${COUNT}${WHILE}${ask}${ASIDE}$`;

interface Shape {
  readonly pattern: RegExp;
  /** Nothing but the question makes the number an issue's. */
  readonly isUnled?: true;
  /** Below it the number is as likely a point of a list: "问题三谁负责". */
  readonly least?: number;
}

const build = (head: string, refs: string, ask: string, more: Omit<Shape, 'pattern'> = {}): Shape => ({
  pattern: new RegExp(`^${head}${WORD}${of(refs, ask)}`, 'u'),
  ...more,
});

const ASKED = `(?:${SHARP}|${MILD})`;
const MAY_LOOK = `${PLEASE}(?:${LOOK})?(?:把|将)?`;
const UNLED = { isUnled: true } as const;
/** From the surest to the vaguest: each stands for the whole message. */
const SHAPES: readonly Shape[] = [
  build(MAY_LOOK, SIGNS, `(?<course>${COURSE})`),
  build(`${PLEASE}${LOOK}(?:把|将)?`, SIGNS, `${ASKED}?`),
  build(`${PLEASE}(?:把|将)?`, SIGNS, `(?:${ASKED}|${VAGUE}|${LOOKS_BEHIND})`),
  build(`${PLEASE}${LOOK}`, SPELT, `${ASKED}?`),
  build(PLEASE, SPELT, SHARP, { least: 10 }),
  build(`${PLEASE}${LOOK}`, PLAIN, `(?:${ASKED}|${LOOKS_BEHIND})`),
  build(`${PLEASE}${LOOK}`, DAYS, SHARP),
  // 问下15号和16号那俩单子
  build(MAY_LOOK, `(?:${DAYS})[这那](?:[俩两仨]|[几两二三四五六七八九十]个)(?:单子?|问题|工单)`, `${ASKED}?`),
  build(PLEASE, PLAIN, ASKED, UNLED),
  build(PLEASE, DAYS, SHARP, UNLED),
  // 谁接的 #31, 啥情况了63号单
  { pattern: new RegExp(`^${PLEASE}${SHARP}[\\s,?。]{0,2}${WORD}${SIGNS}[\\s?。!~]*$`, 'u') },
];
/** Where no number bears a sign, one of them stands at the head, behind nothing but courtesy and a word of looking. */
const OPENS_WITH_NUMBER = new RegExp(`^${MAY_LOOK}${WORD}[\\d一二三四五六七八九十百零两]`, 'u');
const ASKS_SHARPLY = new RegExp(`${SHARP}|${COURSE}$`, 'u');
/** What a number in front of the question is, when it is no issue's. */
const OF_A_THING =
  /^[\s,]*(?:\p{Script=Han}{0,4}\s?)?\d{1,5}\s?(?:路|楼|栋|幢|院|线|班|站|车|桥|组|村|队|期|届|岁|元|块|度|米|吨|斤|个|家|户|人|天|日|月|年|点|时|分|万|千|百|%|件(?![现什啥办进])|条)/u;
/** What bears numbers of its own. */
const OF_OTHERS = /快递|物流|运单|订单|包裹|航班|发票|车牌/;
const HOTLINE = /^(?:1[12]\d|12\d{3}|9[56]\d{3})$/;
const YEAR = /^(?:19|20)\d\d$/;
const LONGEST = 60;

/** "九号单什么进度", "13和17有进展没", "查一下31号单子谁接的": nothing but a question about issues, in whatever words. */
export function issuesAsked(reading: Reading): QueryIntent | undefined {
  const { folded, quotedIssue, context } = reading;
  const text = folded.trim();
  if (text.length > LONGEST || OF_OTHERS.test(text)) return undefined;
  // A department that asks of the matter itself asks the group.
  const byOffice = context.senderRole === 'liaison' || context.channel === 'department';
  if (!/[\d#一二三四五六七八九十]/.test(text) && quotedIssue === undefined) return undefined;
  const { masked, numbers } = mask(text);
  if (quotedIssue !== undefined)
    return numbers.length > 0 || /\d/.test(masked) ? undefined : ofQuoted(masked, quotedIssue, byOffice);
  if (!masked.includes(SIGNED) && !OPENS_WITH_NUMBER.test(masked)) return undefined;
  for (const shape of SHAPES) {
    const match = shape.pattern.exec(masked);
    if (match === null) continue;
    const issueNumbers = [...new Set([...numbers, ...plainNumbers(match)])];
    if (issueNumbers.length === 0 || saysMore(match)) return undefined;
    if (numbers.length === 0 && !mayBeIssues(masked, issueNumbers, shape)) return undefined;
    if (byOffice && !ASKS_SHARPLY.test(masked)) return undefined;
    const isCourse = match.groups?.['course'] !== undefined;
    return { intent: 'query', issueNumbers, ...(isCourse ? { aspect: 'timeline' as const } : {}) };
  }
  return undefined;
}

/** "谁接的", under a notice: of the issue that it is about. */
const QUOTED = new RegExp(
  `^${PLEASE}(?:${LOOK})?(?:这个?|这[件条张]|该|此|它|人家)?(?:事儿?|问题|单子?|工单)?(?:(?<sharp>${SHARP})|(?<course>${COURSE})|${MILD})${ASIDE}$`,
  'u',
);

function ofQuoted(text: string, issue: number, byOffice: boolean): QueryIntent | undefined {
  const match = QUOTED.exec(text);
  if (match === null || saysMore(match)) return undefined;
  const { sharp, course } = match.groups ?? {};
  if (byOffice && sharp === undefined && course === undefined) return undefined;
  return { intent: 'query', issueNumbers: [issue], ...(course === undefined ? {} : { aspect: 'timeline' }) };
}

/** Numbers that a signed one leads: "#15、16". */
const LED = new RegExp(`(?:${JOIN}\\d{1,5}号?)+(?=[^\\d]|$)`, 'u');

/** Every signed number as one sign, so that the shapes need not know how numbers are written. */
function mask(text: string): { readonly masked: string; readonly numbers: readonly number[] } {
  const refs = [...hashedNumbers(text)];
  for (const ref of namedNumbers(text))
    if (refs.every(({ start, end }) => ref.end <= start || ref.start >= end)) refs.push(ref);
  refs.sort((a, b) => a.start - b.start);
  const masked = refs.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}${SIGNED}${rest.slice(end)}`,
    text,
  );
  const led = LED.exec(masked.slice(masked.indexOf(SIGNED) + 1));
  const others = refs.length === 0 || led?.index !== 0 ? [] : digitsIn(led[0]);
  return { masked, numbers: [...refs.flatMap(({ numbers }) => numbers), ...others] };
}

function plainNumbers({ groups }: RegExpExecArray): number[] {
  const han = groups?.['spelt'] ?? '';
  // 一二三 counts three points, and is no number.
  const spelt = han.length > 1 && !/[十百]/.test(han) ? undefined : readNumber(han);
  return [...digitsIn(groups?.['plain'] ?? groups?.['days'] ?? ''), ...(spelt === undefined ? [] : [spelt])];
}

const digitsIn = (text: string) => (text.match(/\d{1,5}/g) ?? []).map(Number);

const PRESSED = /(?:在|天天|一直|都|又|老|总)催/g;
const ORDERS = new RegExp(ACTION_PATTERN, 'u');

/** The last words tell of a deed or order one: "63啥情况了，已经修好了" is more than a question. */
function saysMore({ groups }: RegExpExecArray): boolean {
  const aside = groups?.['aside'] ?? '';
  if (stillOpen(aside) || /满意/.test(aside)) return true;
  return ORDERS.test(aside.replace(PRESSED, '')) || readCompletion(aside).kind === 'done';
}

function mayBeIssues(text: string, numbers: readonly number[], { isUnled, least = 1 }: Shape): boolean {
  if (OF_A_THING.test(text) || numbers.some((number) => number < least)) return false;
  return isUnled !== true || !numbers.some((one) => HOTLINE.test(String(one)) || YEAR.test(String(one)));
}
