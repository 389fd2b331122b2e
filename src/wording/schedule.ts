import type { Notice } from '../chat/notice.ts';

const POSTS = { weekly: '周通报', monthly: '月通报', morning: '早报', evening: '晚报' } as const;

/** When things are posted next, in words. */
export function postTimes(
  posts: readonly { readonly what: keyof typeof POSTS; readonly times: readonly string[] }[],
): Notice {
  return {
    kind: 'schedule',
    tone: 'plain',
    title: '领导群的发布时间',
    lines: posts.map(({ what, times }) =>
      times.length === 0 ? `${POSTS[what]}：不发` : `${POSTS[what]}：${times.join('、')}`,
    ),
    hint: '要改请管理员发：周报改到每周一8:30',
  };
}

export function rescheduled(what: keyof typeof POSTS, times: readonly string[]): Notice {
  return {
    kind: 'schedule',
    tone: 'good',
    title: `${POSTS[what]}时间改好了`,
    lines: [times.length === 0 ? '按文件不发' : `接下来五次：${times.join('、')}`],
    hint: '这样定的时间，重新导入名单也不变；要改回文件里的：周报改回默认',
  };
}

export function wrongTime(said: string): Notice {
  return {
    kind: 'schedule',
    tone: 'warning',
    title: `没看懂“${said}”是什么时候，没有改；可以写：每周一8:30、每天8:00、每月1日9:00，或cron五个数`,
    lines: [],
  };
}
