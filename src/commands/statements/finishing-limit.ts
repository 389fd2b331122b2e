import { findDates } from '../../language/dates.ts';
import { NUMBER, readNumber } from '../../language/numbers.ts';
import type { Statement } from './slots/action.ts';

/** By when it is to be done: an instant, or so many working days. */
export interface FinishingLimit {
  /** ISO 8601 with offset. */
  readonly due?: string;
  readonly dueDays?: number;
}

interface Time extends FinishingLimit {
  readonly start: number;
  readonly end: number;
  readonly isLimit: boolean;
}

const STOP = /[,。;:!?\n]/;
const EDGES = /^[\s,，。:：;；、]+|[\s,，。;；、!]+$/g;

/** What is told, hoped or supposed of that day, and not ordered. */
const NO_ORDER_BEFORE =
  /原[定来本]|本来|曾|说|称|承诺|答应|表示|反映|计划|报告|争取|力争|尽量|如果|要是|倘若|万一|上次|昨天|等到/;
const NO_ORDER_BETWEEN =
  /[先拿提商报已未没不别再如若]|研究|制定|争取|力争|尽量|尽可能|开始|启动|组织|讨论|部分|临时|应急|之后|以后/;

const DONE =
  '(?:办[结好完妥成]|了结|销号|搞定|修[好通]|解决|落实|完成(?:全部)?整改|完成|整改(?:好|完|到位)|处理(?:好|完|到位)|处置(?:好|完|到位))';
const DONE_BEHIND = new RegExp(
  `^\\s?(?:(?:之|以)?[前内])?\\s?,?([^,。;:!?\\n]{0,14}?)${DONE}(?:好|掉|到位|完毕|清楚|了)?(?:[^,。;:!?\\n的]{0,10}(?:问题|难题|困难)|(?:这|此|该)(?:件|个)?[事题])?(?=[,。;!\\s]|$)`,
);
/** "办结期限定在3月12日" */
const LIMIT_NAMED =
  /(?:办[结好完]|解决|完成|整改|办理|督办)的?(?:期限|时限)\s?(?:为|是|定[在到为]|到|:)?\s?$/;

/** Words that plainly say by when the matter itself is to be done; a day for anything else is no limit. The last one stands. */
export function finishingLimit(said: Statement): FinishingLimit {
  const times = timesIn(said);
  const alone = times.find(
    ({ isLimit, start, end }) => isLimit && isAll(said.folded.replaceAll(EDGES, ''), said.folded, start, end),
  );
  const { due, dueDays } = alone ?? times.findLast((time) => finishes(said.folded, time)) ?? {};
  return { ...(due === undefined ? {} : { due }), ...(dueDays === undefined ? {} : { dueDays }) };
}

const isAll = (words: string, folded: string, start: number, end: number): boolean =>
  words === folded.slice(start, end).replaceAll(EDGES, '');

function finishes(folded: string, { start, end }: Time): boolean {
  const before = folded.slice(0, start).split(STOP).at(-1) ?? '';
  if (LIMIT_NAMED.test(folded.slice(0, start))) return true;
  const between = DONE_BEHIND.exec(folded.slice(end))?.[1];
  return between !== undefined && !NO_ORDER_BEFORE.test(before) && !NO_ORDER_BETWEEN.test(between);
}

const SPAN = new RegExp(
  `(${NUMBER})\\s?个?(?:工作日|天|日)(?=办|解决|完成|落实|搞定|必须|务必|之内|以内|内)`,
  'g',
);

function timesIn({ folded, now, isWorkingDay }: Statement): Time[] {
  const dates = findDates(folded, now, isWorkingDay).map(({ start, end, iso, isLimit }) => ({
    start,
    end,
    isLimit,
    due: iso,
  }));
  const spans = [...folded.matchAll(SPAN)].flatMap(({ 0: span, 1: count = '', index }) => {
    const [start, end, dueDays] = [index, index + span.length, readNumber(count)];
    const isDate = dates.some((date) => date.start < end && start < date.end);
    return isDate || dueDays === undefined ? [] : [{ start, end, isLimit: true, dueDays }];
  });
  return [...dates, ...spans].sort((a, b) => a.start - b.start);
}
