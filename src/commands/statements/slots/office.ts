import { departmentsMeant } from '../../departments.ts';
import { pick, type Slots, type Statement } from './statement.ts';

export function offices({ folded, names }: Statement): string[] {
  return [...new Set(departmentsMeant(folded, names).map(({ name }) => name))];
}

const SUGGESTS =
  /(?:建议|应该|应当|应|由|归|转|找|属于|属|是|请|派|交|让|给|改|联系|到|问|管)[^,。;!?]{0,8}$/;

/** "建议转交通局": the department right behind a word of suggestion, else the last that is named. */
export function suggestion(said: Statement): Slots {
  const named = departmentsMeant(said.folded, said.names);
  const meant = named.filter(({ start }) => SUGGESTS.test(said.folded.slice(Math.max(0, start - 14), start)));
  return pick('suggestedDepartment', (meant.at(-1) ?? named.at(-1))?.name);
}

/** What the department proposes, in its own words. */
export function proposal({ folded, typed }: Statement): Slots {
  const match = /建议([^。;!?\n]{2,60})/.exec(folded);
  return match === null ? {} : { suggestion: typed.slice(match.index + 2, match.index + match[0].length) };
}

const ASSIST_BEFORE = /(?:协办|配合|协助|参与|会同|协同)[^,。;!?主]{0,16}$/;

const ASSIST_AFTER = /^[^,。;!?主牵]{0,10}(?:协办|配合|协助|参与|辅助|帮[着衬把个忙])/;

const LEAD_BEFORE = /(?:主办|牵头|承办|主责)(?:单位|部门|是|为|由|给|归|[:\s])*$/;

const LEAD_AFTER = /^[^,。;!?]{0,3}(?:主办|牵头|负责|承办)/;

const LISTED = /^[\s、,/&和与及跟同]*(?:以及)?$/;

export function assignment(said: Statement): Slots {
  const lead: string[] = [];
  const assisting: string[] = [];
  const meant = departmentsMeant(said.folded, said.names);
  for (const [i, { name, start, end }] of meant.entries()) {
    const before = said.folded.slice(Math.max(0, start - 18), start);
    const next = meant[i + 1]?.start ?? said.folded.length;
    // "让人社局去办吧卫健局协办一下": what is said of the next is not said of this one.
    const isListed = LISTED.test(said.folded.slice(end, next));
    const after = said.folded.slice(end, isListed ? end + 18 : Math.min(next, end + 18));
    const assists =
      !LEAD_AFTER.test(after) &&
      !(lead.length === 0 && LEAD_BEFORE.test(before)) &&
      (ASSIST_BEFORE.test(before) || ASSIST_AFTER.test(after) || lead.length > 0);
    (assists ? assisting : lead).push(name);
  }
  const [first, ...others] = lead;
  const all = [...new Set([...others, ...assisting])].filter((name) => name !== first);
  return { ...pick('department', first), ...(all.length === 0 ? {} : { assisting: all }) };
}

export function assignmentAll(said: Statement): Slots {
  const [first, ...others] = offices(said);
  return { ...pick('department', first), ...(others.length === 0 ? {} : { assisting: others }) };
}
