import type { Notice } from '../chat/notice.ts';
import type { Role } from '../directory/directory.ts';

/** What an admin hears about people, codes and posts, and what others hear when somebody is away or gone. */

const plain = (title: string, lines: readonly string[] = [], tone: Notice['tone'] = 'plain'): Notice => ({
  kind: 'directory',
  tone,
  title,
  lines,
});

const ROLE_WORDS: Record<Role, string> = {
  member: '组员',
  leader: '组长',
  coordinator: '协调员',
  liaison: '联络员',
  contact: '联系人',
  supervisor: '督导领导',
  admin: '管理员',
};

/** 住建局联络员 */
export const postWords = (role: Role, place: string | null): string => `${place ?? ''}${ROLE_WORDS[role]}`;

export const CIRCLES = { leaders: '领导群', coordinators: '协调员群' } as const;

export const onlyAdmins = (): Notice =>
  plain('通讯录由管理员来改，没有改动', ['请找管理员，或用管理员的账号来发；发“帮助”看您能做什么']);

/** Several at once: each as it can be sent by itself. */
export const oneByOne = (each: readonly string[]): Notice =>
  plain(
    '一次说一件，都还没有办',
    each.map((one) => `请分开发：${one}`),
  );

export const askInPrivate = (example: string): Notice =>
  plain('代码不在工作群里发', [`请私聊我，或在领导群、协调员群发：${example}`]);

export const chatCode = (place: string, code: string): Notice =>
  plain(`${place}的绑定代码：${code}`, [
    `请在要绑定的群里发：绑定 ${place} ${code}`,
    '24小时内有效，只能用一次',
  ]);

export const personCode = (name: string, code: string): Notice =>
  plain(`${name}的绑定代码：${code}`, [
    `请转给本人，由本人发给我：绑定 ${code}`,
    '24小时内有效，只能用一次；换一个平台再绑，仍是同一个人',
  ]);

export const nobodyNamed = (name: string): Notice =>
  plain(`没有找到“${name}”，没有改动`, [
    '请核对部门、工作组或人的名字；新来的人先发：设 姓名 为 住建局联络员',
  ]);

export const severalNamed = (name: string, spelled: readonly string[]): Notice =>
  plain(`有${spelled.length}位“${name}”，没有改动`, [`请写明是哪一位：${spelled.join('、')}`]);

export const unknownPost = (post: string, meant: readonly string[]): Notice =>
  meant.length > 0
    ? plain(`“${post}”不止一个，没有改动`, [`请写明是哪一个：${meant.join('、')}`])
    : plain(`没有“${post}”这个职责，没有改动`, [
        '可设：某部门联络员、某工作组组长、某工作组组员、某对象联系人、协调员、督导领导、管理员',
      ]);

export const roleGiven = (person: string, post: string, hasAccount: boolean): Notice =>
  plain(
    `${person}已是${post}`,
    hasAccount ? ['现在起生效'] : [`还没有绑定账号，请发：发码 ${person}`],
    'good',
  );

export const roleThere = (person: string, post: string): Notice =>
  plain(`${person}本来就是${post}，没有改动`);
export const roleTaken = (person: string, post: string): Notice =>
  plain(`${person}不再是${post}`, ['现在起生效']);
export const roleMissing = (person: string, post: string, posts: readonly string[]): Notice =>
  plain(`${person}不是${post}，没有改动`, [
    posts.length === 0 ? '没有任何职责' : `现有职责：${posts.join('、')}`,
  ]);

export const lastAdmin = (): Notice => plain('这是最后一位管理员，没有改动', ['请先发：设 姓名 为 管理员']);

export const spanWords = (from: string, to: string): string =>
  from === to ? monthDay(from) : `${monthDay(from)}到${monthDay(to)}`;

function monthDay(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}

const WHOLE_DAYS = '按整天登记，不分上午下午';

export const absenceNoted = (
  person: string,
  span: string,
  substitute: string | null,
  { uncovered, kept, isHalf }: { uncovered: readonly string[]; kept: readonly string[]; isHalf: boolean },
): Notice =>
  plain(
    `${person}${span}请假${substitute === null ? '' : `，由${substitute}代`}`,
    [
      ...(substitute === null ? [] : ['派单和提醒都找代班人，代班人有同样的权限，到期自动结束']),
      ...(isHalf ? [WHOLE_DAYS] : []),
      ...(kept.length === 0
        ? []
        : [`此前登记的${kept.join('、')}照旧；都不请了先发：${person} 销假，再报一次`]),
      ...uncovered.map((place) => `${place}没有别的联络员，请再发：${person} ${span}请假，某某代`),
    ],
    'good',
  );

export const selfSubstitute = (): Notice =>
  plain('不能由本人代本人，没有改动', ['请写另一个人，如：李敏 本周请假，王强代']);

export const backNoted = (person: string): Notice => plain(`${person}已销假，不再由别人代`, [], 'good');
export const notAway = (person: string): Notice => plain(`${person}没有登记请假，没有改动`);

export const dutyNoted = (person: string, span: string, department: string, isHalf: boolean): Notice =>
  plain(
    `${department}${span}由${person}值班`,
    ['请求和提醒先找值班的人', ...(isHalf ? [WHOLE_DAYS] : [])],
    'good',
  );

export const noLiaison = (person: string): Notice =>
  plain(`${person}不是部门联络员，没有改动`, [`请先发：设 ${person} 为 某部门联络员`]);

/** To the admin, the coordinators and the departments concerned. */
export function leftNote(
  person: string,
  { posts, taker, open }: { posts: readonly string[]; taker: string | null; open: readonly number[] },
): Notice {
  const numbers = open.map((number) => `#${number}`).join('、');
  const work =
    open.length === 0
      ? '没有未办结的问题'
      : `未办结${open.length}件：${numbers}，${taker === null ? '请协调员安排' : `由${taker}接着办`}`;
  return plain(
    `${person}已离岗，职责结束`,
    [posts.length === 0 ? '原来没有职责' : `原职责：${posts.join('、')}`, work],
    open.length > 0 && taker === null ? 'warning' : 'plain',
  );
}

export const withheld = (): Notice => ({
  kind: 'withheld',
  tone: 'warning',
  title: '这条内容没有保存，也没有转发',
  lines: ['它自称不宜在这里传递，请改走规定的渠道；可以公开的部分请去掉有关内容再发'],
});

export const withheldInPrivate = (): Notice => ({
  kind: 'withheld',
  tone: 'warning',
  title: '您刚才的内容没有保存，也没有转发',
  lines: [
    '内容里写明涉密或内部，按保密规定不能在聊天软件里传递',
    '请走涉密渠道；把可以公开的情况去掉密级字样和有关内容后，可以再报一次',
  ],
});

export const privateOnly = (number: number): Notice => ({
  kind: 'refused',
  tone: 'plain',
  title: `#${number} 的电话和详情只在私聊里给承办人员`,
  lines: [`请私聊我发：电话 #${number}`],
  issueNumber: number,
});

export const notForYou = (number: number, who: string): Notice => ({
  kind: 'refused',
  tone: 'plain',
  title: `#${number} 的详情请由${who}来看`,
  lines: [`可发：查 #${number} 看进展`],
  issueNumber: number,
});

/** Who acts where nobody typed in a chat. */
export const COMMAND_LINE = '命令行';

/** What somebody who was forgotten is called in everything done before. */
export const forgottenName = (personId: number): string => `已注销人员${personId}`;
