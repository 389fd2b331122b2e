import type { Calendar } from '../../calendar/calendar.ts';
import type { Lexicon } from '../../directory/lexicon.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** What of the directory an import looks names up in. */
export interface Register {
  readonly calendar: Calendar;
  readonly lexicon: Lexicon;
  readonly directory: { readonly groups: readonly Named[] };
  departmentNamed(name: string | undefined): Named | undefined;
  objectNamed(name: string | undefined): Named | undefined;
  object(id: number | null): { readonly groupId: number | null } | undefined;
  chatsOfKind(
    kind: 'work_group' | 'coordinators',
  ): readonly { readonly id: string; readonly groupId: number | null }[];
}
