import { takeRun } from '../../store/runs.ts';
import { calendarUncovered } from '../../wording/to-coordinators.ts';
import type { Worker } from '../messages/handle-message.ts';
import type { Known } from '../known.ts';
import { openStage, speak, tell } from '../turn.ts';

const JOB = 'calendar';
const ALL_CHATS = '*';
const DECEMBER = '12';

interface Gap {
  readonly year: number;
  readonly warning: string;
}

/** Years whose holidays are unknown and matter now: this one, and from December on the next. */
export function uncoveredYears({ calendar }: Pick<Known, 'calendar'>, now: Date): Gap[] {
  const [year = '', month] = calendar.localDate(now).split('-');
  const years = month === DECEMBER ? [Number(year), Number(year) + 1] : [Number(year)];
  return years.flatMap((one) => {
    const warning = calendar.coverageWarning(one);
    return warning === null ? [] : [{ year: one, warning }];
  });
}

/** Tells the coordinators, once for each year; returns how many years were new. */
export async function warnOfCoverage({ db, organisationId, known, now }: Worker): Promise<number> {
  const [knows, at] = [await known(), now()];
  let told = 0;
  for (const { year, warning } of uncoveredYears(knows, at))
    await db.transaction(async (tx) => {
      const period = knows.calendar.at(`${year}-01-01`, '00:00');
      const run = { job: JOB, chat: ALL_CHATS, period, state: 'posted', ranAt: at } as const;
      if (!(await takeRun(tx, organisationId, run))) return;
      const stage = openStage(tx, organisationId, knows, at);
      for (const { id } of knows.chatsOfKind('coordinators'))
        tell(stage, id, calendarUncovered(year, warning), `calendar:${year}`);
      await speak(stage);
      told += 1;
    });
  return told;
}
