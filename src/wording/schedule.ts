import type { Notice } from '../chat/notice.ts';

const POSTS = { weekly: '周通报', monthly: '月通报', morning: '早报', evening: '晚报' } as const;
/** As they are typed. */
const TYPED = { weekly: '周报', monthly: '月报', morning: '早报', evening: '晚报' } as const;
const EXAMPLES = {
  weekly: '周报改到每周四16:00',
  monthly: '月报改到每月1日9:00',
  morning: '早报改到每天7:30',
  evening: '晚报改到每天18:30',
} as const;

type Post = keyof typeof POSTS;

const said = (title: string, more: Partial<Notice> = {}): Notice => ({
  kind: 'schedule',
  tone: 'plain',
  title,
  lines: [],
  ...more,
});

/** When things are posted next, in words. */
export function postTimes(
  posts: readonly { readonly what: Post; readonly times: readonly string[] }[],
): Notice {
  const lines = posts.map(({ what, times }) =>
    times.length === 0 ? `${POSTS[what]}：不发` : `${POSTS[what]}：${times.join('、')}`,
  );
  return said('领导群的发布时间', {
    lines,
    hint: '要改请管理员发：周报改到每周一8:30；不要了：晚报不发',
  });
}

const nextTimes = (times: readonly string[]): string => `接下来五次：${times.join('、')}`;

export const rescheduled = (what: Post, times: readonly string[]): Notice =>
  said(`${POSTS[what]}时间改好了`, {
    tone: 'good',
    lines: [nextTimes(times)],
    hint: `这样定的时间，重新导入名单也不变；要改回文件里的：${TYPED[what]}改回默认`,
  });

/** As the directory file has it. */
export const restored = (what: Post, times: readonly string[]): Notice =>
  times.length === 0
    ? said(`${POSTS[what]}改回默认了，默认不发`, { tone: 'good', hint: `要发请定时间：${EXAMPLES[what]}` })
    : said(`${POSTS[what]}改回默认的时间了`, { tone: 'good', lines: [nextTimes(times)] });

export const resumed = (what: Post, times: readonly string[]): Notice =>
  times.length === 0
    ? said(`${POSTS[what]}按默认不发，没有改动`, { hint: `要发请定时间：${EXAMPLES[what]}` })
    : said(`${POSTS[what]}接着发领导群`, { tone: 'good', lines: [nextTimes(times)] });

export const stopped = (what: Post): Notice =>
  said(`${POSTS[what]}不再发领导群`, {
    tone: 'good',
    lines: ['别的群照常'],
    hint: `要再发：恢复${TYPED[what]}`,
  });

export const stoppedAlready = (what: Post): Notice =>
  said(`领导群本来就不发${POSTS[what]}，没有改动`, { hint: `要发请定时间：${EXAMPLES[what]}` });

/** One alone cannot be moved or left out. */
export const onlyForAll = (what: Post): Notice =>
  said(`单独一期的${POSTS[what]}不能停、不能挪，没有改动`, {
    lines: [`以后每期都不发：${TYPED[what]}不发；以后每期都改：${EXAMPLES[what]}`],
  });

export const onlyAdminsSchedule = (): Notice =>
  said('发布时间由管理员来改，没有改动', { lines: ['请找管理员；现在的时间发“发布时间”就能看'] });

export const wrongTime = (words: string): Notice =>
  said(`没看懂“${words}”是什么时候，没有改；可以写：每周一8:30、每天8:00、每月1日9:00，或cron五个数`, {
    tone: 'warning',
  });
