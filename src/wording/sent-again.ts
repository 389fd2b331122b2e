import type { Notice } from '../chat/notice.ts';

/** Nobody answered whether it was said before: who reads it twice is told why. */
export function sentAgain(notice: Notice): Notice {
  return { ...notice, title: `（重发）${notice.title}` };
}
