import { createZone, type Zone } from '../../calendar/zone.ts';
import { REPORTER_WORD } from '../../wording/view.ts';
import { isKeptText } from '../../wording/ledger-import.ts';
import { CIRCLES } from '../../wording/people.ts';
import { eventLine } from '../../wording/timeline.ts';
import type { IssueEvent } from '../../issues/event.ts';
import type { Issue } from '../../issues/issue.ts';
import { lineOf, type LineTelling, RESTRICTED_CELL, storyOf } from '../ledger/line.ts';
import { dateTime, fullDate } from './dates.ts';
import { numeral, type OfficialDocument, type Paragraph } from './official.ts';

/** An issue with its whole history. */
export interface ReportedIssue {
  readonly issue: Issue;
  readonly events: readonly IssueEvent[];
}

export interface ReportInput {
  readonly issues: readonly ReportedIssue[];
  readonly telling: LineTelling;
  readonly timeZone: string;
  readonly organisation: string;
  readonly campaign: string;
  /** 主送; where nothing is said, the unit it was raised to, else the campaign's leading group. */
  readonly to?: string | undefined;
}

/** 专报: one issue or a set, told from the record and nothing else. */
export function specialReport(input: ReportInput): OfficialDocument {
  const zone = createZone(input.timeZone);
  const { issues, telling } = input;
  const [only] = issues;
  const alone = issues.length === 1 && only !== undefined;
  return {
    title: titleOf(input),
    subtitle: null,
    to: `${recipient(input)}：`,
    paragraphs: alone
      ? sections(only, telling, zone).flatMap(({ heading, words }, index) => [
          { level: 1 as const, words: `${numeral(index + 1)}、${heading}` },
          ...words.map(text),
        ])
      : [
          text(`现将${issues.length}件问题的有关情况报告如下。`),
          ...issues.flatMap((one, index) => chapter(one, index, telling, zone)),
        ],
    signature: [input.organisation, fullDate(zone, telling.now)],
    annexes: [],
  };
}

function chapter(one: ReportedIssue, index: number, telling: LineTelling, zone: Zone): Paragraph[] {
  const parts = sections(one, telling, zone).flatMap(({ heading, words }, at) => [
    { level: 2 as const, words: `（${numeral(at + 1)}）${heading}` },
    ...words.map(text),
  ]);
  return [
    { level: 1, words: `${numeral(index + 1)}、${subjectOf(one.issue, telling)}（#${one.issue.number}）` },
    ...parts,
  ];
}

const text = (words: string): Paragraph => ({ level: 'text', words });

const TITLE_LENGTH = 30;

function titleOf({ issues, telling, campaign }: ReportInput): string {
  const [first] = issues;
  if (issues.length === 1 && first !== undefined) {
    const subject = subjectOf(first.issue, telling);
    return `关于${subject}${subject.endsWith('问题') ? '' : '问题'}的专报`;
  }
  return `关于${campaign}工作中${issues.length}件问题办理情况的专报`;
}

/** `凤凰粮食制品有限公司货车进不了厂`; of a restricted issue no more than its number. */
function subjectOf(issue: Issue, telling: LineTelling): string {
  if (issue.sensitive) return `第${issue.number}号`;
  const { object, title } = lineOf(issue, storyOf([]), telling);
  const short = Array.from(title.replaceAll(/\s+/g, '').replace(/[。，；、！？.,;!?]+$/u, ''));
  const words =
    short.length > TITLE_LENGTH ? `${short.slice(0, TITLE_LENGTH - 1).join('')}…` : short.join('');
  return object === '' || words.includes(object) ? words : `${object}${words}`;
}

function recipient({ to, issues, campaign }: ReportInput): string {
  const raised = new Set(issues.map(({ issue }) => officeOf(issue)));
  const [unit] = raised;
  return to ?? (raised.size === 1 && typeof unit === 'string' ? unit : `${campaign}工作领导小组`);
}

/** The unit it was raised to; the leaders' chat is no office that a paper goes to. */
function officeOf({ escalatedTo }: Issue): string | null {
  return escalatedTo === CIRCLES.leaders ? null : escalatedTo;
}

interface Part {
  readonly heading: string;
  readonly words: readonly string[];
}

/** What there is to say; what needs nobody's decision has no such part. */
function sections(one: ReportedIssue, telling: LineTelling, zone: Zone): Part[] {
  return [
    { heading: '基本情况', words: basics(one, telling, zone) },
    { heading: '办理经过', words: course(one, telling, zone) },
    { heading: '当前进展', words: [standing(one, telling, zone)] },
    { heading: '需协调事项', words: asks(one, telling) },
  ].filter(({ words }) => words.length > 0);
}

function basics({ issue, events }: ReportedIssue, telling: LineTelling, zone: Zone): string[] {
  const line = lineOf(issue, storyOf(events), telling);
  const by = line.group;
  return [
    `${dateTime(zone, issue.reportedAt, telling.now)}，${by}报告${line.object === '' ? '' : `（对象：${line.object}）`}：${ended(line.detail)}`,
    `${[
      `编号#${line.number}`,
      ...(line.category === '' ? [] : [`类别：${line.category}`]),
      `紧急程度：${line.priority}`,
      line.lead === '' ? '尚未派定部门' : `主办：${line.lead}`,
      ...(line.assisting === '' ? [] : [`协办：${line.assisting}`]),
      ...(line.handler === '' ? [] : [`责任人：${line.handler}`]),
      ...(line.deadline === null ? [] : [`办理期限：${dateTime(zone, line.deadline, telling.now)}`]),
    ].join('，')}。`,
  ];
}

/** What befell it since the report, which the section before has told. */
function course({ issue, events }: ReportedIssue, telling: LineTelling, zone: Zone): string[] {
  const { names, mask } = telling;
  return events.filter(isCourse).map((event) => {
    const line = eventLine(discreet(event, issue), (id) => names.department(id), names.day);
    const told = issue.sensitive ? RESTRICTED_CELL : mask(line);
    return `${dateTime(zone, event.at, telling.now)}，${ended(told)}`;
  });
}

function isCourse({ body }: IssueEvent): boolean {
  return body.type !== 'reported' && !(body.type === 'supplemented' && isKeptText(body.text));
}

/** Whoever reported goes by that word alone: the report may reach the unit complained about. */
function discreet(event: IssueEvent, { reporterName, reporterAccount }: Issue): IssueEvent {
  const isReporter = event.actor.name === reporterName && event.actor.account === (reporterAccount || null);
  return isReporter ? { ...event, actor: { ...event.actor, name: REPORTER_WORD } } : event;
}

function standing({ issue, events }: ReportedIssue, telling: LineTelling, zone: Zone): string {
  const line = lineOf(issue, storyOf(events), telling);
  const said = line.result === '' ? line.measure : line.result;
  return [
    `截至${dateTime(zone, telling.now, telling.now)}，该问题${line.state}`,
    ...(line.overdue === '' ? [] : ['，已超过办理期限']),
    '。',
    ...(said === '' ? [] : [`${line.result === '' ? '最新措施' : '办理结果'}：${ended(said)}`]),
    ...(line.satisfaction === '' ? [] : [`报告人评价：${line.satisfaction}。`]),
  ].join('');
}

function asks({ issue, events }: ReportedIssue, { mask }: LineTelling): string[] {
  if (!issue.needsDecision) return [];
  const raised = events.findLast(({ body }) => body.type === 'escalated' || body.type === 'returned')?.body;
  const reason = raised?.type === 'escalated' || raised?.type === 'returned' ? raised.reason : null;
  const why = reason === null || issue.sensitive ? '' : ended(mask(reason));
  const office = officeOf(issue);
  if (issue.escalatedTo === null) return [`${why}该问题已多次退回，请研究确定责任部门。`];
  return [`${why}${office === null ? '请予研究协调。' : `请${office}予以研究协调。`}`];
}

/** One full stop at the end, whatever people wrote there. */
function ended(words: string): string {
  return `${words.trim().replace(/[。.；;，,、]+$/u, '')}。`;
}
