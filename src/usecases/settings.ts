import { DEFAULTS } from '../calendar/defaults.ts';
import type { DirectoryFile } from '../directory/file.ts';
import type { SaidSettings } from '../store/schedule-settings.ts';

type Stored = Partial<
  Pick<DirectoryFile, 'schedule' | 'calendar' | 'rules' | 'ledger'> & { routingPrecision: number }
> &
  SaidSettings;

/** The share of lone decisions that must be right, unless the organisation sets another. */
const ROUTING_PRECISION = 0.98;

/** What the organisation chose itself, over the defaults. The file was validated when it was imported, what was said in a chat when it was said. */
export function readSettings(stored: Readonly<Record<string, unknown>> = {}) {
  const {
    schedule = {},
    calendar = [],
    rules = [],
    routingPrecision = ROUTING_PRECISION,
    ledger,
    postsSaid = [],
  }: Stored = stored;
  const span = ([from, to]: readonly [string, string]) => ({ from, to });
  return {
    morning: { kind: 'daily', time: schedule.morning ?? DEFAULTS.morningBrief.time },
    evening: { kind: 'daily', time: schedule.evening ?? DEFAULTS.eveningBrief.time },
    weekly: {
      kind: 'weekly',
      ...(schedule.weekly ?? {
        weekday: DEFAULTS.weeklyBulletin.weekday,
        time: DEFAULTS.weeklyBulletin.time,
      }),
    },
    officeHours: schedule.officeHours?.map(span),
    quietHours: schedule.quietHours === undefined ? undefined : span(schedule.quietHours),
    ranking: schedule.ranking ?? 'off',
    /** The last one about a chat holds: what was said in a chat goes over the file. */
    posts: [...(schedule.posts ?? []), ...postsSaid],
    preview: schedule.preview,
    calendar,
    rules,
    routingPrecision,
    /** Undefined: the usual ones. */
    ledgerColumns: ledger?.columns,
  } as const;
}
