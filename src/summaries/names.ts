import type { ObjectKind } from '../directory/names.ts';
import { STATE_WORDS } from '../issues/state.ts';
import type { ListedIssue } from './figures.ts';

/** What things are called; a department or group that left the directory keeps a name to be read by. */
export interface Names {
  department(id: number): string;
  group(id: number): string;
  object(id: number): string | null;
}

/** For those that no longer stand in the directory. */
export const namelessDepartment = (id: number) => `部门${id}`;
export const namelessGroup = (id: number) => `工作组${id}`;

export const KIND_WORDS: Record<ObjectKind, string> = {
  enterprise: '企业',
  project: '项目',
  village: '乡村',
  community: '社区',
};

const TITLE_LENGTH = 24;
const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** `#3 凤凰粮食制品有限公司：货车进不了厂`; of a restricted issue only number and state are told. */
export function subject(
  issue: Pick<ListedIssue, 'number' | 'title' | 'sensitive' | 'state' | 'objectId'>,
  names: Names,
  length = TITLE_LENGTH,
) {
  if (issue.sensitive) return `#${issue.number} 敏感件（${STATE_WORDS[issue.state]}）`;
  const object = issue.objectId === null ? null : names.object(issue.objectId);
  const title = shorten(object === null ? issue.title : withoutPartOf(object, issue.title), length);
  return `#${issue.number} ${object === null || title.includes(object) ? title : `${object}：${title}`}`;
}

/** "无纺布 口罩机缺熔喷布" of 俊富无纺布有限公司: a word of the name that was left in front goes with the name. */
function withoutPartOf(object: string, title: string): string {
  const [head = '', word = ''] = /^(\p{Script=Han}{2,})[\s,，:：、]+(?=\S)/u.exec(title) ?? [];
  return word !== '' && word !== object && object.includes(word) ? title.slice(head.length) : title;
}

/** The subject and, where it may be told, what stands about it: `#3 …（住建局，逾期2天）`. */
export function issueLine(issue: ListedIssue, names: Names, about: readonly (string | null)[]): string {
  const told = about.filter((part) => part !== null);
  return issue.sensitive || told.length === 0
    ? subject(issue, names)
    : `${subject(issue, names)}（${told.join('，')}）`;
}

export function lateness(days: number): string {
  return days === 0 ? '逾期不足1天' : `逾期${days}天`;
}

export const departmentOf = ({ departmentId }: { readonly departmentId: number | null }, names: Names) =>
  departmentId === null ? null : names.department(departmentId);

/** Who has it now. */
export function holder(
  { state, departmentId }: Pick<ListedIssue, 'state' | 'departmentId'>,
  names: Names,
): string {
  const department = departmentId === null ? '责任部门' : names.department(departmentId);
  switch (state) {
    case 'reported':
    case 'triage':
      return '等待选定部门';
    case 'returned':
      return '已退回，等协调员派定';
    case 'dispatched':
      return `${department}待签收`;
    case 'reopened':
      return `${department}重办`;
    case 'resolved':
      return `${department}已办结，等确认`;
    case 'closed':
      return departmentId === null ? STATE_WORDS.closed : `${department}已办结`;
    default:
      return `${department}${STATE_WORDS[state]}`;
  }
}

/** As many as fit on a phone, and how many there are beside. */
export function capped<Item>(
  items: readonly Item[],
  total: number,
  limit: number,
  line: (item: Item) => string,
): string[] {
  const shown = items.slice(0, limit);
  const left = total - shown.length;
  return [...shown.map(line), ...(left > 0 ? [`另有 ${left} 件`] : [])];
}

/** What people wrote, on one line and no longer than a phone's. */
export function shorten(text: string, length = TITLE_LENGTH): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const characters = Array.from(GRAPHEMES.segment(line), ({ segment }) => segment);
  if (characters.length <= length) return characters.join('');
  return `${wholeNumbers(characters.slice(0, length - 1).join(''), line)}…`;
}

/** What calls a number that is no longer there: 联系电话, 手机号：. */
const CALLS = /[,，。；、\s]*(?:联系人?)?(?:电话|手机|号码|身份证|证件)号?码?[:：\s]*$/u;

/** Half a number says nothing, and half a mask looks like a fault: it goes as a whole, with the word that calls it. */
function wholeNumbers(cut: string, line: string): string {
  const [head = ''] = /[\d*]+$/.exec(cut) ?? [];
  const [tail = ''] = /^[\d*]+/.exec(line.slice(cut.length)) ?? [];
  const whole = head + tail;
  const isNumber = tail !== '' && (whole.includes('*') || whole.length >= PHONE);
  return isNumber ? cut.slice(0, cut.length - head.length).replace(CALLS, '') : cut;
}

/** Digits of the shortest telephone number. */
const PHONE = 7;
