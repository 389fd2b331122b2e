import { findDates } from '../language/dates.ts';
import type { ActionIntent } from './intent.ts';
import { pick, type Slots, type Statement } from './statement-slots.ts';
import { allMatches } from '../language/all-matches.ts';

const PLACE =
  /(?:在|到|于|地点\s?[:是在]?\s?)([^,。;!?\s在于]{2,24}?)(?=现场|开|集合|碰头|召开|会商|办公|研究|见|协调|[,。;!?\s]|$)/g;

export function appointment(said: Statement): Slots {
  const at = findDates(said.folded, said.now, said.isWorkingDay)[0];
  return { ...pick('at', at?.iso), ...pick('place', placeOf(said, at?.end ?? 0)) };
}

/** Behind 在 or 地点, else between the hour and the meeting: "明天9点凤凰粮食门口现场办公". */
function placeOf({ folded, typed }: Statement, from: number): string | undefined {
  const named = allMatches(folded, PLACE).find(
    ({ 1: said = '' }) => !/^(?:\d|今|明|后|上午|下午|周|位|期|时|此)/.test(said) && !/[点日号]$/.test(said),
  );
  if (named !== undefined) return slice(typed, named.index + named[0].indexOf(named[1] ?? ''), named[1]);
  const bare = /^[\s,]{0,2}([^,。;!?\s]{2,20}?)(?=现场|开|集合|碰头|召开)/.exec(
    folded.slice(from, from + 30),
  )?.[1];
  return bare === undefined || /请|组织|安排|由|住建|一起/.test(bare)
    ? undefined
    : slice(typed, folded.indexOf(bare, from), bare);
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
