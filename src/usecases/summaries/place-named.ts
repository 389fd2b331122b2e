import type { Notice } from '../../chat/notice.ts';
import { namesMeant } from '../../commands/orders/group-names.ts';
import type { StatsIntent } from '../../commands/intent.ts';
import type { WorkGroup } from '../../directory/directory.ts';
import { noSuchPlace } from '../../wording/no-such-place.ts';
import type { SummaryScope } from './compose.ts';
import type { Known } from '../known.ts';

type Said = Pick<StatsIntent, 'department' | 'group'>;

/** Whose figures or ledger was named; `unknown` where that is nobody, or might be several. */
export function placeNamed(known: Known, { department, group }: Said): SummaryScope | undefined | 'unknown' {
  if (department !== undefined) {
    const office = known.departmentNamed(department);
    return office === undefined ? 'unknown' : { kind: 'department', id: office.id };
  }
  if (group === undefined) return undefined;
  const [found, ...others] = groupsMeant(known, group);
  return found === undefined || others.length > 0 ? 'unknown' : { kind: 'group', id: found.id };
}

const SHOWN = 4;

/** What can be typed instead of a name that is nobody's. */
export function unknownPlace(known: Known, said: Said, what: 'bulletin' | 'ledger'): Notice {
  const { group } = said;
  const { departments, groups } = known.directory;
  const meant = group === undefined ? [] : groupsMeant(known, group);
  const rows = meant.length > 0 ? meant : group === undefined ? departments : groups;
  const names = rows.slice(0, SHOWN).map(({ name }) => name);
  return noSuchPlace(group ?? said.department ?? '', { several: meant.length > 1, names, what });
}

function groupsMeant({ directory: { groups } }: Known, said: string): readonly WorkGroup[] {
  const meant = namesMeant(
    groups.map(({ name }) => name),
    said,
  );
  return groups.filter(({ name }) => meant.includes(name));
}
