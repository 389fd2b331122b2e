import type { LineTelling } from '../../documents/ledger/line.ts';
import { UNNAMED } from '../../documents/names.ts';
import type { Known } from '../known.ts';

/** What things are called in documents; a department or group that left the directory keeps a name to be read by. */
export function documentNames(known: Known): LineTelling['names'] {
  return {
    department: (id) => known.department(id)?.name ?? UNNAMED.department(id),
    group: (id) => known.group(id)?.name ?? UNNAMED.group(id),
    object: (id) => known.object(id)?.name ?? null,
    objectKind: (id) => known.object(id)?.kind ?? null,
    day: (at) => known.calendar.formatLocal(at, 'date'),
  };
}
