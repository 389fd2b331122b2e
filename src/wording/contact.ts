import type { Notice } from '../chat/notice.ts';

/** Who is asked, by role. */
export const POSTS: Readonly<Record<string, string>> = {
  leader: '组长',
  liaison: '联络员',
  coordinator: '协调员',
};
/** Whoever speaks for a company or a village. */
export const CONTACT = '联系人';

export interface ContactLine {
  readonly post: string;
  readonly name: string;
}

export function contactOf(office: string, people: readonly ContactLine[]): Notice {
  return {
    kind: 'contact',
    tone: 'plain',
    title: `${office}联系卡`,
    lines: people.length === 0 ? ['还没有登记联系人'] : people.map(({ post, name }) => `${post}：${name}`),
    hint: '群里不发电话号码',
  };
}

export const noContact = (): Notice => ({
  kind: 'contact',
  tone: 'plain',
  title: '想看谁的联系卡？',
  lines: ['请发：联系卡 住建局，或：联系卡 凤凰粮食'],
});
