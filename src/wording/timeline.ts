import type { EventBody, IssueEvent } from '../issues/event.ts';
import { PRIORITY_WORDS } from './view.ts';

type Line<Type extends EventBody['type']> = (
  body: Extract<EventBody, { type: Type }>,
  nameOf: (departmentId: number) => string,
  who: string,
  day: (at: Date) => string,
) => string;

const LINES: { readonly [Type in EventBody['type']]: Line<Type> } = {
  reported: (_, __, who) => `${who}报告`,
  put_to_triage: () => '待选部门',
  dispatched: ({ lead, assisting }, nameOf) =>
    `派${nameOf(lead)}${assisting.length === 0 ? '' : `，协办${assisting.map(nameOf).join('、')}`}`,
  accepted: ({ departmentId, text }, nameOf) =>
    `${nameOf(departmentId)}签收${text === undefined ? '' : `：${text}`}`,
  progressed: ({ departmentId, text }, nameOf, who) =>
    `${departmentId === null ? who : nameOf(departmentId)}报进展：${text}`,
  replied: ({ departmentId, text }, nameOf) => `${nameOf(departmentId)}答复：${text}`,
  info_requested: ({ departmentId, text }, nameOf) => `${nameOf(departmentId)}询问：${text}`,
  supplemented: ({ text }, _, who) => `${who}补充：${text}`,
  returned: ({ departmentId, reason }, nameOf) => `${nameOf(departmentId)}退回：${reason}`,
  resolved: ({ result }) => `办结：${result}`,
  confirmed: ({ satisfaction }, _, who) => `${who}确认${satisfaction ?? ''}`,
  closed_unverified: () => '未回访办结',
  reopened: ({ reason }, _, who) => `${who}要求重办：${reason}`,
  priority_set: ({ priority, reason }, _, who) =>
    `${who}改为${PRIORITY_WORDS[priority]}${reason === undefined ? '' : `：${reason}`}`,
  urged: (_, __, who) => `${who}催办`,
  escalated: ({ to }, _, who) => `${who}提级到${to}`,
  instructed: ({ text, by, dueAt }, _, who, day) =>
    `${by ?? who}${typeof dueAt === 'string' ? `督办，限${day(new Date(dueAt))}前办结` : '批示'}：${text}`,
  instruction_lifted: (_, __, who) => `${who}取消督办`,
  extension_asked: ({ departmentId, workingDays, reason }, nameOf) =>
    `${nameOf(departmentId)}申请延期${workingDays}个工作日：${reason}`,
  extended: ({ workingDays }, _, who) => `${who}批准延期${workingDays}个工作日`,
  hold_asked: ({ departmentId, reason }, nameOf) => `${nameOf(departmentId)}申请挂账：${reason}`,
  held: ({ reason }) => `挂账：${reason}`,
  declined: ({ reason }, _, who) => `${who}未批准：${reason}`,
  released: () => '恢复办理',
  promised: ({ by, item, value, unit }) => `${by}可供${item}${value}${unit}`,
  not_promised: ({ by, item }) => `${by}供不了${item}`,
  merged: ({ into }) => `并入 #${into}`,
  absorbed: ({ issueNumber }) => `并入 #${issueNumber} 的情况`,
  taken_over: ({ from, by }, nameOf) => `${nameOf(from)}并入${nameOf(by)}，由${nameOf(by)}接着办`,
  object_joined: ({ from, to }) => `${from}并入${to}`,
  cancelled: ({ reason }, _, who) => `${who}作废：${reason}`,
};

/** One line of an issue's history, without its time. */
export function eventLine(
  { body, actor }: IssueEvent,
  nameOf: (departmentId: number) => string,
  day: (at: Date) => string,
): string {
  const line = LINES[body.type] as Line<EventBody['type']>;
  return line(body, nameOf, actor.name, day);
}
