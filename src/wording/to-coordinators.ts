import type { Notice } from '../chat/notice.ts';
import { chooseCommand, choiceButtons, type Choice } from './to-group.ts';
import {
  about as topicOf,
  allWords,
  departmentsLine,
  subjectLine,
  topic,
  whoHasIt,
  words,
  type IssueView,
} from './view.ts';

const about = ({ number }: IssueView) => ({ issueNumber: number });

/** Nobody chose in time, or nothing in the text spoke for anybody. */
export function triageRequest(issue: IssueView, choices: readonly Choice[], why: string): Notice {
  return {
    ...about(issue),
    kind: 'triage',
    tone: 'todo',
    title: `【待派单 #${issue.number}】${topicOf(issue)}`,
    lines: [
      ...allWords(issue, issue.detail),
      ...(why === '' ? [] : [why]),
      ...choices.map(({ label }, i) => `${i + 1}. ${label}`),
    ],
    fields: [{ label: '来自', value: issue.group ?? '服务对象' }],
    buttons: choiceButtons(choices),
    hint: `请派单：#${issue.number} 派给某部门`,
  };
}

export function rulingRequest(
  issue: IssueView,
  choices: readonly Choice[],
  department: string,
  reason: string,
  isFinal: boolean,
): Notice {
  return {
    ...about(issue),
    kind: 'ruling',
    tone: 'warning',
    title: `【请裁定 #${issue.number}】${topicOf(issue)}`,
    lines: [
      ...allWords(issue, issue.detail, `${department}退回：${reason}`),
      isFinal ? '已两次退回，请定主办部门，裁定为终审' : '请定主办部门',
      ...choices.map(({ label }, i) => `${i + 1}. ${label}`),
    ],
    buttons: choiceButtons(choices),
    hint: `请发：#${issue.number} 派给某部门`,
  };
}

/** A supervisor wants another department: theirs to rule, by one tap. */
export function reassignmentRequest(
  issue: IssueView,
  { by, text, to, isFree }: { by: string; text: string; to: string; isFree: boolean },
): Notice {
  const command = chooseCommand(issue.number, to);
  return {
    ...about(issue),
    kind: 'ruling',
    tone: 'todo',
    title: `【请改派 #${issue.number}】${topicOf(issue)}`,
    lines: [subjectLine(issue), `${by}：${words(issue, text)}`, departmentsLine(issue), whoHasIt(issue)],
    buttons: isFree ? choiceButtons([{ label: `派给${to}`, command }]) : [],
    hint: isFree ? `请发：${command}` : `现在还不能改派，恢复办理或重办以后请发：${command}`,
  };
}

/** To the supervisor: who acts now, and who has it until then. */
export function reassignmentAsked(issue: IssueView, to: string, who: 'coordinators' | 'group'): Notice {
  return {
    ...about(issue),
    kind: 'done',
    tone: 'plain',
    title: `#${issue.number} 已请${who === 'coordinators' ? '协调员' : '组长'}改派${to}`,
    lines: [issue.lead === null ? '改派以前还没有部门承办' : `改派以前仍是：${whoHasIt(issue)}`],
  };
}

export function decisionRequest(issue: IssueView, to: string, reason: string | null): Notice {
  return {
    ...about(issue),
    kind: 'escalated',
    tone: 'urgent',
    title: `【提级 #${issue.number}】${topic(issue)}`,
    lines: [
      words(issue, issue.detail),
      `提到：${to}`,
      ...(reason === null ? [] : [`原因：${words(issue, reason)}`]),
      departmentsLine(issue),
      whoHasIt(issue),
    ],
    hint: `请发：批示 #${issue.number} 意见；或：督办 #${issue.number} 期限和要求`,
  };
}

export function deliveryFailed(
  chatName: string,
  issueNumber: number | null,
  what: string,
  isCertain = true,
): Notice {
  return {
    kind: 'delivery_failed',
    tone: 'warning',
    title: '【消息没有送到】',
    lines: [
      `发往“${chatName}”的${issueNumber === null ? what : `#${issueNumber} ${what}`}${isCertain ? '没有送达，请另行告知' : '可能没有送达，请核对一下'}`,
    ],
    ...(issueNumber === null ? {} : { issueNumber }),
  };
}

export function messageSetAside(chatName: string): Notice {
  return {
    kind: 'set_aside',
    tone: 'warning',
    title: '【消息没有处理】',
    lines: [`“${chatName}”里有一条消息反复处理都没有成功，已放在一边，请联系管理员查看日志`],
  };
}

export function closedUnverifiedNote(issue: IssueView): Notice {
  return {
    ...about(issue),
    kind: 'closed',
    tone: 'plain',
    title: `【问题 #${issue.number}】未回访办结`,
    lines: [subjectLine(issue), `申报人没有回音，按未回访办结；15天内可发：重办 #${issue.number} 原因`],
  };
}

/** A year whose holidays nobody has told the bot: its limits may fall on a holiday. */
export function calendarUncovered(year: number, warning: string): Notice {
  return { kind: 'calendar', tone: 'warning', title: `【${year}年放假安排未收录】`, lines: [warning] };
}
