import type { ScheduleRule, Slot } from '../calendar/occurrences.ts';
import type { LastRun } from '../store/runs.ts';
import type { Known } from '../usecases/known.ts';
import type { Target } from '../usecases/summaries/post-bulletins.ts';
import { JOBS, type Job } from './jobs.ts';

/** Longer outages are not caught up further back. */
const LOOK_BACK_DAYS = 60;
const DAY_MS = 86_400_000;

/** One slot of a job, with all the chats in which it has come due. */
export interface DueRun {
  readonly job: Job;
  readonly targets: readonly Target[];
  readonly slot: Date;
  readonly at: Date;
  /** A later one of the same job falls due too: this one would only be old news. */
  readonly isStale: boolean;
}

/** What has fallen due and nobody has run, in the order in which it did. */
export function dueRuns(known: Known, last: readonly LastRun[], now: Date): DueRun[] {
  const earliest = Math.max(
    known.directory.organisation.startedAt.getTime(),
    now.getTime() - LOOK_BACK_DAYS * DAY_MS,
  );
  return JOBS.flatMap((job) => dueOf(job, known, last, earliest, now)).sort(
    (a, b) => a.at.getTime() - b.at.getTime() || JOBS.indexOf(a.job) - JOBS.indexOf(b.job),
  );
}

function dueOf(job: Job, known: Known, last: readonly LastRun[], earliest: number, now: Date): DueRun[] {
  const ofJob = new Map(
    last.filter((run) => run.job === job.name).map(({ chat, period }) => [chat, period.getTime()]),
  );
  // A chat that has come in since takes part from the newest run of the others on.
  const newest = Math.max(
    earliest,
    ...last.filter((run) => run.job === job.name).map(({ onTime }) => onTime?.getTime() ?? 0),
  );
  const lead = job.leadMs(known);
  const slotsSince = remembering((rule, since) =>
    known.calendar.slots(rule, new Date(since), new Date(now.getTime() + lead)),
  );
  const runs = new Map<string, DueRun & { targets: Target[] }>();
  for (const { rule, ...target } of job.targets(known)) {
    const slots = slotsSince(rule, Math.max(earliest, ofJob.get(target.chat) ?? newest));
    for (const [i, { slot, at }] of slots.entries()) {
      const isStale = job.catchUp === 'latest' && i < slots.length - 1;
      const key = `${slot.getTime()} ${isStale}`;
      const run = runs.get(key) ?? { job, targets: [], slot, at: new Date(at.getTime() - lead), isStale };
      run.targets.push(target);
      runs.set(key, run);
    }
  }
  return [...runs.values()];
}

/** Hundreds of chats share a rule and a last run. */
function remembering(read: (rule: ScheduleRule, since: number) => Slot[]) {
  const known = new Map<string, Slot[]>();
  return (rule: ScheduleRule, since: number): Slot[] => {
    const key = `${JSON.stringify(rule)} ${since}`;
    const slots = known.get(key) ?? read(rule, since);
    known.set(key, slots);
    return slots;
  };
}
