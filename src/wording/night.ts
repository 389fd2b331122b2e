import type { Notice } from '../chat/notice.ts';

/** A department sleeps: what was said to go to it does so in the morning. */
export function goesOutAt(notice: Notice, at: string): Notice {
  const { title, lines, issueNumber } = notice;
  return {
    ...notice,
    title: title.replace('已派', '待派'),
    lines: [...lines, `夜间不打扰，${at}送达对方；等不及请发：#${issueNumber ?? ''} 加急`],
  };
}
