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

/** Asked for somebody's number: who that is, and the ways to them that are open to all. */
export const contactOfPerson = (name: string, posts: readonly string[]): Notice => ({
  kind: 'contact',
  tone: 'plain',
  title: posts.length === 0 ? name : `${name}：${posts.join('、')}`,
  lines: ['电话号码不在这里发；可在群里@本人', '承办人员查报告人的电话，请私聊我发：电话 #编号'],
});

export interface OnDuty {
  readonly department: string;
  readonly people: readonly string[];
}

/** Who was set down as being on duty that day; which is not everybody who may be. */
export function dutyOf(day: string, office: string | undefined, onDuty: readonly OnDuty[]): Notice {
  const none = `${office ?? '各部门'}${day}没有登记值班`;
  return {
    kind: 'contact',
    tone: 'plain',
    title: onDuty.length === 0 ? none : `${day}值班`,
    lines: onDuty.map(({ department, people }) => `${department}：${people.join('、')}`),
    hint:
      onDuty.length === 0
        ? '找部门请发：联系卡 住建局；登记值班请管理员来做'
        : '只列在我这里登记过的；群里不发电话号码',
  };
}

export const noContact = (): Notice => ({
  kind: 'contact',
  tone: 'plain',
  title: '想看谁的联系卡？',
  lines: ['请发：联系卡 住建局，或：联系卡 凤凰粮食'],
});
