import { findDates } from '../../../language/dates.ts';
import type { ActionIntent } from '../../intent.ts';
import { pick, type Slots, type Statement } from './statement.ts';
import { allMatches } from '../../../language/all-matches.ts';

const PLACE =
  /(?:在|到|于|地点\s?[:是在]?\s?)([^,。;!?\s在于]{2,24}?)(?=现场|开|集合|碰头|召开|会商|办公|研究|见|协调|[,。;!?\s]|$)/g;

/** "周三的现场办公改到周四上午十点": the first is when it is not. */
const MOVED = /(?:改|推迟|提前|调整?|挪|延|顺延)(?:到|至|为|成)\s?$/;
/** "地点不变", "地点另行通知" */
const NO_PLACE = /^(?:不变|没变|照旧|依旧|仍|还是|同前|如前|另行|待定|再定)/;

export function appointment(said: Statement): Slots {
  const dates = findDates(said.folded, said.now, said.isWorkingDay);
  const at = dates.find(({ start }) => MOVED.test(said.folded.slice(0, start))) ?? dates[0];
  return { ...pick('at', at?.iso), ...pick('place', placeOf(said, at?.end ?? 0)) };
}

/** Behind 在 or 地点, else between the hour and the meeting: "明天9点凤凰粮食门口现场办公". */
function placeOf({ folded, typed }: Statement, from: number): string | undefined {
  const named = allMatches(folded, PLACE).find(
    ({ 1: said = '' }) =>
      !/^(?:\d|今|明|后|上午|下午|周|位|期|时|此)/.test(said) &&
      !NO_PLACE.test(said) &&
      !/[点日号]$/.test(said),
  );
  if (named !== undefined) return slice(typed, named.index + named[0].indexOf(named[1] ?? ''), named[1]);
  const bare = /^[\s,]{0,2}([^,。;!?\s]{2,20}?)(?=现场|开|集合|碰头|召开)/.exec(
    folded.slice(from, from + 30),
  )?.[1];
  if (bare === undefined) return roomBehind(folded, typed, from);
  return /请|组织|安排|由|住建|一起/.test(bare) ? undefined : slice(typed, folded.indexOf(bare, from), bare);
}

const ROOM =
  /^[\s,]{1,3}([^,。;!?\s]{1,16}(?:会议室|办公室|活动室|接待室|门口|现场|工地|大厅|村委会?|居委会?|项目部|厂区|车间|仓库|广场|路口|社区|村|楼))(?=[,。;!?\s]|$)/;

/** "周四上午9点，泰山石膏会议室，住建、交通都到": the place in a clause of its own right behind the hour. */
function roomBehind(folded: string, typed: string, from: number): string | undefined {
  const match = ROOM.exec(folded.slice(from, from + 30));
  return match === null ? undefined : slice(typed, from + match[0].indexOf(match[1] ?? ''), match[1]);
}

function slice(typed: string, at: number, word: string | undefined): string {
  return typed.slice(at, at + (word ?? '').length);
}

/** "定了：住建局13号前铺好便道，交警每天疏导": each clause behind the colon is a task with its owner. */
export function decisionsOf(said: Statement): NonNullable<ActionIntent['decisions']>[number][] {
  const colon = said.folded.search(/[:]/);
  if (
    colon === -1 ||
    !/定了|决定|议定|明确|确定|商定|要求|结果|纪要|安排/.test(said.folded.slice(0, colon + 1))
  )
    return [];
  const decisions: NonNullable<ActionIntent['decisions']>[number][] = [];
  let at = colon + 1;
  for (const clause of said.folded.slice(colon + 1).split(/(?<=[,。;\n])/)) {
    const decision = decisionOf(clause, at, said);
    if (decision !== undefined) decisions.push(decision);
    at += clause.length;
  }
  return decisions;
}

function decisionOf(
  clause: string,
  at: number,
  said: Statement,
): NonNullable<ActionIntent['decisions']>[number] | undefined {
  const end = at + clause.replace(/[,。;\n\s]+$/, '').length;
  if (end <= at) return undefined;
  const owner = said.names.find(
    ({ what, start, strength }) =>
      what === 'department' && strength !== 'stem' && start >= at && start < at + 4,
  );
  const from = owner === undefined ? at : owner.end;
  const due = findDates(said.folded.slice(from, end), said.now, said.isWorkingDay).find(
    ({ isLimit, dayOnly }) => isLimit || dayOnly,
  );
  const task = said.typed.slice(from + (due?.start === 0 ? due.end : 0), end).trim();
  return task === ''
    ? undefined
    : { department: owner?.name ?? null, task, ...(due === undefined ? {} : { due: due.iso }) };
}
