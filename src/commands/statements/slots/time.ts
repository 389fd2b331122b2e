import { findDates } from '../../../language/dates.ts';
import { NUMBER, readNumber } from '../../../language/numbers.ts';
import { pick, type Slots, type Statement } from './statement.ts';

export function limitOf({ folded, now, isWorkingDay }: Statement): Slots {
  const limit = findDates(folded, now, isWorkingDay).find(({ isLimit, dayOnly }) => isLimit || dayOnly);
  const span = new RegExp(
    `(${NUMBER})\\s?个?(工作日|天|日|小时)(?:之内|以内|内|办结|完成|答复|解决|办好|回复|处理)`,
  ).exec(folded);
  const count = span?.[2] === '小时' ? undefined : readNumber(span?.[1] ?? '');
  return {
    ...pick('due', limit?.iso),
    ...(count === undefined ? {} : { dueDays: count }),
    ...(span?.[2] === '工作日' && count !== undefined ? { workdays: count } : {}),
  };
}

const DAYS = new RegExp(`(${NUMBER})\\s?个?(工作日|天|日|周|星期)`);

export function workdaysOf({ folded }: Statement): Slots {
  const match = DAYS.exec(folded);
  const count = readNumber(match?.[1] ?? '');
  // "几天" names no number.
  if (
    match === null ||
    count === undefined ||
    /^[几数]/.test(match[1] ?? '') ||
    /[月]\s?$/.test(folded.slice(0, match.index))
  )
    return {};
  const days = match[2] === '周' || match[2] === '星期' ? count * 5 : count;
  return { workdays: days };
}

export function untilOf({ folded, now, isWorkingDay }: Statement): Slots {
  const dates = findDates(folded, now, isWorkingDay).filter(
    ({ start, end }) =>
      // "11月24日起停梯检修" says from when.
      !/^\s?(?:起|开始)/.test(folded.slice(end)) &&
      !/[\d一二两三四五六七八九十半]\s?个?(?:工作日|天|周|星期)/.test(folded.slice(start, end)),
  );
  const said = /(?:延期|延长|顺延|推迟|宽限|延|缓办|挂账|暂缓|挂|缓)[^,。;]{0,4}(?:到|至)/.exec(folded);
  const meant = said === null ? dates[0] : (dates.find(({ start }) => start >= said.index) ?? dates[0]);
  return pick('until', meant?.iso);
}

export function dueOf({ folded, now, isWorkingDay }: Statement): Slots {
  const dates = findDates(folded, now, isWorkingDay);
  const meant =
    dates.find(({ isLimit }) => isLimit) ??
    dates.find(({ start }) => PROMISES.test(folded.slice(Math.max(0, start - 6), start)));
  return pick('due', (meant ?? dates.at(-1))?.iso);
}

const PROMISES = /预计|计划|争取|力争|于|在|到|将|剩下的|其余|余下/;
