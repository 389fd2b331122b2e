import type { IssueState } from '../issues/state.ts';
import type { Priority } from '../commands/intent.ts';
import { maskNamesOf } from '../language/personal-data.ts';

/** An issue as it is spoken of: names instead of ids, local times instead of instants. */
export interface IssueView {
  readonly number: number;
  readonly title: string;
  readonly detail: string;
  readonly object: string | null;
  readonly category: string | null;
  readonly state: IssueState;
  readonly priority: Priority;
  readonly sensitive: boolean;
  readonly group: string | null;
  readonly lead: string | null;
  /** The lead has no chat: who is asked to tell it, if anybody is. */
  readonly toldBy?: 'coordinators' | 'nobody';
  readonly assisting: readonly string[];
  readonly signDue: string | null;
  readonly deadline: string | null;
  readonly result: string | null;
  /** What a supervisor ordered and is not done yet. */
  readonly order?: OrderView | null;
}

/** The last words of leaders about it, and those before them that still stand. */
export interface OrderView {
  readonly by: string;
  readonly text: string;
  readonly due: string | null;
  readonly earlier?: readonly { readonly by: string; readonly text: string }[];
}

export const PRIORITY_WORDS: Record<Priority, string> = { normal: '一般', urgent: '紧急', hard: '疑难' };

/** What stands in every chat instead of words about a restricted issue; a department's is a group as well. */
export const restrictedLine = ({ number }: Pick<IssueView, 'number'>) =>
  `内容只给报告人和承办人员看，请私聊我发：查 #${number}`;

/** Words said about an issue, as a chat may read them: without the names that its report keeps covered. */
export function words(issue: IssueView, text: string): string {
  return issue.sensitive ? restrictedLine(issue) : maskNamesOf(issue.detail, text);
}

/** The report and what else was said of it: one line in place of all of them where they are restricted. */
export function allWords(issue: IssueView, ...texts: readonly string[]): string[] {
  return issue.sensitive ? [restrictedLine(issue)] : texts.map((text) => words(issue, text));
}

/** What it is about, in a heading. */
export function about({ sensitive, object, title }: IssueView): string {
  return sensitive ? '涉及个人情况' : (object ?? title);
}

/** 提级, 督办 and the like in a heading: what it is about, or nothing more than the number. */
export function topic({ sensitive, object, title }: IssueView): string {
  return sensitive ? '' : (object ?? title);
}

/** Under this word the unit complained about hears of whoever reported. */
export const REPORTER_WORD = '报告人';

/** `凤凰粮食制品有限公司：货车进不了厂`; a restricted issue is named by number and state alone. */
export function subjectLine({ object, title, sensitive }: IssueView): string {
  if (sensitive) return '涉及个人情况，内容仅承办人员可见';
  return object === null ? title : `${object}：${title}`;
}

/** `主办住建局，协办交通局、交警大队` */
export function departmentsLine({ lead, assisting }: IssueView): string {
  const helpers = assisting.length === 0 ? '' : `，协办${assisting.join('、')}`;
  return lead === null ? '尚未派单' : `主办${lead}${helpers}`;
}

/** 督办 or 批示 as it stands, for the table of an issue's card. */
export function orderFields(issue: IssueView): { label: string; value: string }[] {
  const { order = null } = issue;
  if (order === null) return [];
  const said = issue.sensitive ? order.by : orderWords(issue, order);
  return order.due === null
    ? [{ label: '批示', value: said }]
    : [{ label: '督办', value: `${order.due}前办结；${said}` }];
}

/** `陶欣：三天内办结；先围起来；赵明：同意`: a name once for what stands together. */
export function orderWords(issue: IssueView, { by, text, earlier = [] }: OrderView): string {
  const all = [...earlier, { by, text }];
  return all
    .map((one, i) => (all[i - 1]?.by === one.by ? '' : `${one.by}：`) + words(issue, one.text))
    .join('；');
}

/** A department without a chat has heard nothing, and nobody should read that it was told. */
function unheard(department: string, toldBy: NonNullable<IssueView['toldBy']>): string {
  return toldBy === 'coordinators'
    ? `${department}还没有接入，已请协调员转达`
    : `${department}还没有接入，请另行告知`;
}

/** Who has the issue now and by when. */
export function whoHasIt({ state, lead, signDue, deadline, toldBy }: IssueView): string {
  const by = deadline === null ? '' : `，${deadline}前办结`;
  const department = lead ?? '责任部门';
  const words: Record<IssueState, string> = {
    reported: '正在派单',
    triage: '等待选定部门',
    dispatched:
      toldBy !== undefined
        ? unheard(department, toldBy)
        : `请${department}${signDue === null ? '' : `${signDue}前`}签收${by}`,
    accepted: `${department}已签收${by}`,
    in_progress: `${department}办理中${by}`,
    on_hold: `${department}已挂账，待条件具备再办`,
    returned: '已退回，等协调员裁定',
    resolved: `${department}已办结，等申报人确认`,
    closed: '已办结销号',
    reopened:
      toldBy !== undefined ? `已重办，${unheard(department, toldBy)}` : `已重办，请${department}签收${by}`,
    merged: '已并单',
    cancelled: '已作废',
  };
  return words[state];
}
