import type { Notice } from '../chat/notice.ts';
import { goesOutAt } from '../wording/night.ts';
import { waitsForMorning, type Turn } from './turn.ts';

/** What somebody else is asked to do, or to know before they go on. */
const PASSED_ON: ReadonlySet<string> = new Set([
  'request',
  'supplement',
  'urge',
  'question',
  'triage',
  'ruling',
]);

/** By night whoever types hears when the others will: what is not urgent waits for the morning. */
export function sayWhenItGoesOut(turn: Turn): void {
  const { outgoing, message, known, now } = turn;
  const late = outgoing.filter(
    (one) => PASSED_ON.has(one.notice.kind) && waitsForMorning(turn, one, message.chat),
  );
  if (late.length === 0) return;
  const numbers = new Set(late.map(({ notice }) => notice.issueNumber));
  const at = known.calendar.formatLocal(known.calendar.endOfQuiet(now), 'dateTime');
  const isAbout = (notice: Notice) => notice.issueNumber !== undefined && numbers.has(notice.issueNumber);
  for (const [i, one] of outgoing.entries())
    if (one.chat === message.chat && one.edits === undefined && isAbout(one.notice))
      outgoing[i] = { ...one, notice: goesOutAt(one.notice, at) };
}
