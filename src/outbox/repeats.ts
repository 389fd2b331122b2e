import type { Notice } from '../chat/notice.ts';
import type { Platform } from '../chat/message.ts';
import { asksToAct } from './ranks.ts';

const MINUTE_MS = 60_000;

interface Repeat {
  /** How long after a try without an answer it may be said again. */
  readonly withinMs: number;
  readonly times: number;
  readonly only: (notice: Notice) => boolean;
  /** The reader may see it twice and is told so. */
  readonly isMarked: boolean;
}

/**
 * What may be said again after nobody answered whether it was said. Feishu takes a key once within the hour
 * (im/v1/message/create, `uuid`), the sandbox for good; WeChat takes no key, so there only what somebody must act on.
 */
const REPEATS: Readonly<Record<Platform, Repeat>> = {
  feishu: { withinMs: 55 * MINUTE_MS, times: 72, only: () => true, isMarked: false },
  wechat: { withinMs: 12 * 60 * MINUTE_MS, times: 2, only: asksToAct, isMarked: true },
  sandbox: { withinMs: Number.POSITIVE_INFINITY, times: 72, only: () => true, isMarked: false },
};

export interface Unanswered {
  readonly platform: Platform;
  readonly notice: Notice;
  /** An edit may be made as often as one likes. */
  readonly isEdit: boolean;
  readonly uncertainSince: Date;
  readonly attempt: number;
}

export function repeat(
  { platform, notice, isEdit, uncertainSince, attempt }: Unanswered,
  at: Date,
): 'never' | 'as it is' | 'marked' {
  if (isEdit) return 'as it is';
  const { withinMs, times, only, isMarked } = REPEATS[platform];
  const isLate = at.getTime() - uncertainSince.getTime() > withinMs;
  if (isLate || attempt > times || !only(notice)) return 'never';
  return isMarked ? 'marked' : 'as it is';
}
