import type { ChatId } from '../chat/message.ts';
import type { RunState } from '../store/runs.ts';
import type { SummaryKind } from '../store/schema/index.ts';
import type { Known } from '../usecases/known.ts';
import { postBrief } from '../usecases/summaries/post-brief.ts';
import {
  type BulletinKind,
  postBulletins,
  postDraft,
  type Target,
} from '../usecases/summaries/post-bulletins.ts';
import type { Stage } from '../usecases/turn.ts';
import { targetsOf, type TimedTarget } from './targets.ts';

export interface Job {
  readonly name: SummaryKind | 'weekly_draft';
  targets(known: Known): readonly TimedTarget[];
  /** So long before its slot it falls due. */
  leadMs(known: Known): number;
  /** After an outage: every missed period, or the last one alone, since yesterday's brief helps nobody. */
  readonly catchUp: 'each' | 'latest';
  /** All chats of one slot, in one transaction; says how each ended. */
  post(stage: Stage, targets: readonly Target[], slot: Date): Promise<Map<ChatId, RunState>>;
}

const HOUR_MS = 3_600_000;
const ON_TIME = () => 0;

const bulletin = (kind: BulletinKind): Job => ({
  name: kind,
  targets: (known) => targetsOf(known, kind),
  leadMs: ON_TIME,
  catchUp: 'each',
  post: (stage, targets, slot) => postBulletins(stage, kind, targets, slot),
});

const brief = (kind: 'morning' | 'evening'): Job => ({
  name: kind,
  targets: (known) => targetsOf(known, kind),
  leadMs: ON_TIME,
  catchUp: 'latest',
  post: async (stage, targets, slot) => {
    const ended = new Map<ChatId, RunState>();
    for (const target of targets) ended.set(target.chat, await postBrief(stage, kind, target, slot));
    return ended;
  },
});

/** The coordinators' look at the organisation's bulletin, where the organisation wants one. */
const DRAFT: Job = {
  name: 'weekly_draft',
  targets: (known) =>
    known.settings.preview === undefined
      ? []
      : targetsOf(known, 'weekly')
          .filter(({ scope }) => scope.kind === 'organisation')
          .slice(0, 1),
  leadMs: ({ settings }) => (settings.preview?.hours ?? 0) * HOUR_MS,
  catchUp: 'latest',
  post: async (stage, targets, slot) => {
    await postDraft(stage, 'weekly', targets, slot);
    return new Map();
  },
};

/** Every job there is, in the order in which they run where they fall due together. */
export const JOBS: readonly Job[] = [
  DRAFT,
  bulletin('weekly'),
  bulletin('monthly'),
  brief('morning'),
  brief('evening'),
];
