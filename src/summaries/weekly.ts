import type { Notice } from '../chat/notice.ts';
import { type Bulletin, bulletinNotice } from './bulletin.ts';
import { saysNothing } from './bulletin-facts.ts';
import { activities } from './sections/activities.ts';
import { cases } from './sections/cases.ts';
import { decisions } from './sections/decisions.ts';
import { byDepartment } from './sections/departments.ts';
import type { BulletinInput } from './sections/input.ts';
import { byKind } from './sections/kinds.ts';
import { materials } from './sections/materials.ts';
import { next } from './sections/next.ts';
import { overall } from './sections/overall.ts';
import { problems } from './sections/problems.ts';
import { titleOf } from './title.ts';

export type { BulletinInput } from './sections/input.ts';

/** The nine sections, in the order in which leaders read them. */
const SECTIONS = [
  overall,
  byKind,
  byDepartment,
  problems,
  decisions,
  materials,
  cases,
  activities,
  next,
] as const;

export function weeklyNotice(input: BulletinInput): Notice {
  return bulletinNotice(weeklyBulletin(input));
}

/** The sections that have something to say; an empty week is one honest line. */
export function weeklyBulletin(input: BulletinInput): Bulletin {
  const title = titleOf(input);
  if (saysNothing(input.facts)) {
    return { title, sections: [{ heading: '', lines: ['本期没有新增问题，也没有在办问题。'] }] };
  }
  const sections = SECTIONS.map((write) => write(input));
  return { title, sections: sections.filter(({ lines }) => lines.length > 0) };
}
