import type { Notice } from '../chat/notice.ts';
import { about as topicOf, allWords, type IssueView } from './view.ts';

/** 现场办公: to those who are to come, and to the group that called for it. */

export interface Invited {
  readonly told: string[];
  /** Without a chat of their own: the coordinators pass it on. */
  readonly relayed: string[];
  readonly unreached: string[];
}

interface Session {
  readonly when: string | null;
  readonly place: string | null;
  readonly cancelled: boolean;
}

export const calledOff = (session: string): string => `取消${session}`;

const timeAndPlace = ({ when, place }: Session): string[] => [
  ...(when === null ? [] : [`时间：${when}`]),
  ...(place === null ? [] : [`地点：${place}`]),
];

export function onsiteNote(
  issue: IssueView,
  session: Session & {
    readonly names: readonly string[];
    readonly text: string;
    /** It has not read of the issue before. */
    readonly isNew: boolean;
    readonly standInFor?: string;
    readonly mentions?: NonNullable<Notice['mentions']>;
  },
): Notice {
  const { cancelled, names, text, isNew, standInFor, mentions = [] } = session;
  const { number } = issue;
  return {
    issueNumber: number,
    kind: 'supplement',
    tone: cancelled ? 'plain' : 'todo',
    title: `【现场办公${cancelled ? '取消' : ''} #${number}】${topicOf(issue)}`,
    mentions,
    lines: [
      ...(standInFor === undefined ? [] : [`${standInFor}还没有接入，请代为转达`]),
      ...timeAndPlace(session),
      `部门：${names.join('、')}`,
      ...allWords(issue, text, ...(isNew ? [issue.detail] : [])),
    ],
    ...(cancelled
      ? {}
      : {
          buttons: [
            { id: 'reply', label: '答复', command: `答复 #${number}`, asksFor: '谁来，或者为什么来不了' },
          ],
          hint: `来不了请发：答复 #${number} 原因`,
        }),
  };
}

/** Who knows of it now, and who is still to be told by somebody. */
export function onsiteAnswer(
  { number }: IssueView,
  session: Session,
  { told, relayed, unreached }: Invited,
): Notice {
  const list = (words: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${words}${names.join('、')}`];
  return {
    issueNumber: number,
    kind: 'done',
    tone: unreached.length > 0 ? 'warning' : 'plain',
    title: `#${number} ${session.cancelled ? '现场办公已取消' : '现场办公已通知'}`,
    lines: [
      ...timeAndPlace(session),
      ...list('已通知：', told),
      ...list('还没有接入，已请协调员转达：', relayed),
      ...list('没有群，请另行告知：', unreached),
      ...(told.length + relayed.length + unreached.length === 0 ? ['还没有部门，请写明请哪些部门参加'] : []),
    ],
  };
}
