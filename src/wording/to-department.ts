import type { Notice, NoticeButton } from '../chat/notice.ts';
import { simplify } from '../language/fold.ts';
import { similarLine, type SimilarCase } from './routing.ts';
import {
  about as topicOf,
  allWords,
  departmentsLine,
  orderFields,
  PRIORITY_WORDS,
  subjectLine,
  whoHasIt,
  words,
  type IssueView,
} from './view.ts';

/** What a department's liaison hears: the request, and whatever changes about it. */

const about = ({ number }: IssueView) => ({ issueNumber: number });

function leadButtons(number: number): NoticeButton[] {
  return [
    { id: 'accept', label: '签收', command: `签收 #${number}` },
    { id: 'reply', label: '答复', command: `答复 #${number}`, asksFor: '答复内容' },
    { id: 'return', label: '退回', command: `退回 #${number}`, asksFor: '退回原因，可建议转哪个部门' },
    { id: 'resolve', label: '办结', command: `办结 #${number}`, asksFor: '办理结果' },
  ];
}

function assistButtons(number: number): NoticeButton[] {
  return [
    { id: 'accept', label: '签收', command: `签收 #${number}` },
    { id: 'reply', label: '答复', command: `答复 #${number}`, asksFor: '答复内容' },
  ];
}

/** To the coordinators, who stand in for it. */
export const notConnected = (names: string): string => `${names}还没有接入，请代为转达`;

export type RequestReason = 'new' | 'rerouted' | 'reopened' | 'escalated';

const OPENINGS: Record<RequestReason, string> = {
  new: '协调请求',
  rerouted: '转来协调请求',
  reopened: '重办',
  escalated: '提级协调请求',
};

/** The request to one department. `department` is named where the chat is not its own but stands in for it. */
export function request(
  issue: IssueView,
  {
    role,
    reason,
    said,
    similar = [],
    standInFor,
    mentions = [],
  }: {
    role: 'lead' | 'assist';
    reason: RequestReason;
    /** Why it comes (again), in somebody's words. */
    said?: string;
    /** What the department has solved that is like it. */
    similar?: readonly SimilarCase[];
    standInFor?: string;
    mentions?: NonNullable<Notice['mentions']>;
  },
): Notice {
  const { number, priority } = issue;
  const opening =
    priority === 'urgent' ? `【紧急·${OPENINGS[reason]} #${number}】` : `【${OPENINGS[reason]} #${number}】`;
  return {
    ...about(issue),
    kind: 'request',
    tone: priority === 'urgent' ? 'urgent' : 'todo',
    title: `${opening}${topicOf(issue)}`,
    mentions,
    lines: [
      ...(standInFor === undefined ? [] : [notConnected(standInFor)]),
      ...allWords(issue, issue.detail, ...(said === undefined ? [] : [said])),
      ...similar.map(similarLine),
    ],
    fields: [
      { label: '来自', value: issue.group ?? '服务对象' },
      { label: '级别', value: PRIORITY_WORDS[priority] },
      { label: '部门', value: departmentsLine(issue) },
      ...(issue.signDue === null || role === 'assist' ? [] : [{ label: '签收期限', value: issue.signDue }]),
      ...(issue.deadline === null ? [] : [{ label: '办结期限', value: issue.deadline }]),
      ...orderFields(issue),
    ],
    buttons: role === 'lead' ? leadButtons(number) : assistButtons(number),
    hint:
      role === 'lead'
        ? `回复：签收 #${number}；答复 #${number} 内容；退回 #${number} 原因；办结 #${number} 结果（引用本条可不写编号）`
        : `请配合主办部门。回复：签收 #${number}；答复 #${number} 内容`,
  };
}

/** What the group adds of itself, answers to a question, or reports of how it goes. */
const ADDED = { supplement: '补充情况', answer: '工作组回答', progress: '工作组报进展' } as const;
export type Added = keyof typeof ADDED;

export function supplementNote(issue: IssueView, text: string, added: Added = 'supplement'): Notice {
  return {
    ...about(issue),
    kind: 'supplement',
    tone: 'plain',
    title: `【协调请求 #${issue.number}】${ADDED[added]}`,
    lines: [words(issue, text)],
  };
}

export function urgeNote(issue: IssueView, text: string | null): Notice {
  return {
    ...about(issue),
    kind: 'urge',
    tone: 'warning',
    title: `【催办 #${issue.number}】${topicOf(issue)}`,
    lines: [...allWords(issue, issue.title, ...(text === null ? [] : [text])), whoHasIt(issue)],
    ...(NOT_DISPATCHED.has(issue.state)
      ? { hint: `请派单：#${issue.number} 派给某部门` }
      : {
          buttons: leadButtons(issue.number).slice(0, 2),
          hint: `请回复进展：答复 #${issue.number} 内容`,
        }),
  };
}

/** Those who are urged are the coordinators, and what they owe is a department. */
const NOT_DISPATCHED: ReadonlySet<IssueView['state']> = new Set(['reported', 'triage', 'returned']);

/** The issue is no longer this department's, or needs nothing more from it. */
export function overNote(issue: IssueView, words: string): Notice {
  return {
    ...about(issue),
    kind: 'over',
    tone: 'good',
    title: `【协调请求 #${issue.number}】${words}`,
    lines: [subjectLine(issue)],
  };
}

/** A card that has not gone out yet, as it reads now that the class is another. */
export function withPriority(card: Notice, issue: IssueView, said: string): Notice {
  if (card.kind !== 'request' && card.kind !== 'triage') return card;
  const isUrgent = issue.priority === 'urgent';
  const now: Readonly<Record<string, string | null>> = {
    级别: PRIORITY_WORDS[issue.priority],
    签收期限: issue.signDue,
    办结期限: issue.deadline,
  };
  return {
    ...card,
    tone: isUrgent ? 'urgent' : 'todo',
    title: card.title.replace(/^【(?:紧急·|緊急·)?/, isUrgent ? '【紧急·' : '【'),
    lines: [...card.lines, ...(said === '' || issue.sensitive ? [] : [words(issue, said)])],
    ...(card.fields === undefined
      ? {}
      : {
          fields: card.fields.map((field) => ({
            ...field,
            value: now[simplify(field.label)] ?? field.value,
          })),
        }),
  };
}

export function priorityNote(issue: IssueView, said = ''): Notice {
  return {
    ...about(issue),
    kind: 'priority',
    tone: issue.priority === 'urgent' ? 'urgent' : 'plain',
    title: `【协调请求 #${issue.number}】改为${PRIORITY_WORDS[issue.priority]}`,
    lines: [subjectLine(issue), ...(said === '' ? [] : [words(issue, said)]), whoHasIt(issue)],
  };
}
