import { findAmounts, findQuantities } from '../../../language/quantities.ts';
import { plainQuantity } from '../../reports/report.ts';
import type { Slots, Statement } from '../slots/statement.ts';

const MORE_TO_COME =
  /先|剩|余下|其余|还差|还有|部分|第一批|首批|一批|陆续|分批|后续|尾批|再到|再发|缺口|不够|不足|[少缺差欠]了?\s?[\d一二两三四五六七八九十百千]/;
const ALL_THERE = /(?<![没未不])(?:全部|全都|都到|均已|到齐|足额|齐了)/;

/** It is there, whatever else the clause says: 已送到, 给了, 先到. */
const IS_THERE =
  /已经?(?!安排|联系|协调|申请|上?报|约|[预]?订|定|下单|排|准备|计划|答应|承诺|同意|可|能|在)|[送发给拨运调领交配到供]了|到[位齐货]了|先(?:到|送|发|给|拨|调)/;
/** It is offered, promised or on its way. */
const TO_COME =
  /可以|可(?=先?(?:提供|供|调|发|给|支援|拨|送|匀|借|配))|能(?:够|再|先|给)?(?=提供|供|调|发|给|支援|拨|送|匀|借|配|到|凑)|愿意?|准备|打算|计划|(?<!模)拟|将(?!军)|预计|争取|力争|答应|承诺|同意|正在?|马上|即将|尽快|随后|明[天早晚日]|后天|下周|下个?月|[周星期礼拜]+[一二三四五六日天]|月底|今晚|今[天日]?(?:下午|晚)|过几天|这几天|剩|余下|其余|排到?|在途|在路上|\d[号日]/;
/** "要的50名焊工": what is spoken of, and not what came. */
const WAS_ASKED_FOR = /(?:要|缺|需要?|申请|报)的[^,。;]{0,4}$/;
const CAME_AFTER_ALL = /[送运发调拨]来|[送运]到|送达|送去|到[位齐货]?了/;
/** It is asked for. */
const ASKED_FOR =
  /(?:需要?|缺少?|缺口|差|[还再想]要|申请|请求|希望|求购|购买|采购|不够|不足|[少欠]了?)[^的]{0,8}$/;
const NOT_THERE =
  /(?:没有?|未|还没有?|尚未)(?:全部|都)?(?:到|送|发|收|拨|给|运|领)|(?:还差|还缺|尚缺|缺口|还剩|尚差)/;

interface Clause {
  readonly start: number;
  readonly text: string;
  readonly gives: boolean;
}

/** What of these words was handed over; what is asked for, offered or still to come is none of it. */
export function delivered(said: Statement): Slots {
  const clauses = clausesOf(said.folded);
  const given = ({ start, end }: Span) => isGiven(clauses, said.folded, start, end);
  const amounts = findAmounts(said.folded);
  const named = findQuantities(said.folded, said.typed);
  const quantities = named.filter(given).map(plainQuantity);
  // "3吨已到": of what, the issue says.
  const bare =
    named.length > 0 ? [] : amounts.filter(given).map(({ value, unit }) => ({ item: '', value, unit }));
  const [first] = [...quantities, ...bare];
  const covers = said.need === undefined || first === undefined || first.value >= said.need;
  const giving = clauses.filter(({ gives }) => gives).map(({ text }) => text);
  const isAll = ALL_THERE.test(giving.join(' ')) || (!MORE_TO_COME.test(said.folded) && amounts.every(given));
  const told = [...quantities, ...bare];
  return {
    ...(told.length === 0 ? {} : { quantities: told }),
    complete: covers && giving.length > 0 && isAll,
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A clause that only lists more goes on with what was said before it: "还需要口罩2000只，酒精10桶". */
function clausesOf(folded: string): Clause[] {
  const clauses: Clause[] = [];
  for (const match of folded.matchAll(
    /[^,。;!?\n\s]+(?:\s(?![^,。;!?\n\s]*\p{Script=Han}{2})[^,。;!?\n\s]+)*/gu,
  )) {
    const [text] = match;
    const before = clauses.at(-1)?.gives ?? true;
    const says = readingOf(text);
    clauses.push({ start: match.index, text, gives: says ?? (LISTS.test(text) ? before : true) });
  }
  return clauses;
}

const LISTS = /^[\p{Script=Han}a-z]{0,8}\s?[\d一二两三四五六七八九十百千万.]+[\p{Script=Han}]{1,2}$/u;

function readingOf(text: string): boolean | undefined {
  if (NOT_THERE.test(text)) return false;
  if (IS_THERE.test(text)) return true;
  return TO_COME.test(text) || /需要|[还再]要|急需/.test(text) ? false : undefined;
}

function isGiven(clauses: readonly Clause[], folded: string, start: number, end: number): boolean {
  const own = clauses.findLast((clause) => clause.start < end);
  if (own === undefined || !own.gives) return false;
  const before = folded.slice(own.start, Math.max(own.start, start));
  const behind = folded.slice(end, own.start + own.text.length);
  if (WAS_ASKED_FOR.test(before)) return IS_THERE.test(behind) || CAME_AFTER_ALL.test(behind);
  return !ASKED_FOR.test(before) || IS_THERE.test(behind);
}
