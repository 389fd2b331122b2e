import { createZone, type Zone } from '../../calendar/zone.ts';
import { percent } from '../../summaries/rates.ts';
import { departmentRows } from '../charts.ts';
import type { SummaryDocument } from '../summary.ts';
import { departmentOf, subject } from '../../summaries/names.ts';
import { dateTime, fullDate } from './dates.ts';
import { type Annex, type OfficialDocument, paragraphOf } from './official.ts';

/** A bulletin in official form: the words of the chat, line by line, and the departments as a table. */
export function bulletinDocument(summary: SummaryDocument): OfficialDocument {
  const { name, number, period } = partsOf(summary.title);
  const zone = createZone(summary.timeZone);
  return {
    title: name,
    subtitle: [number, period].filter((part) => part !== '').join('　'),
    to: recipient(summary),
    paragraphs: summary.lines.filter((line) => line.trim() !== '').map(paragraphOf),
    signature: [summary.organisation, fullDate(zone, summary.figures.asOf)],
    annexes: [...departmentTable(summary), ...issueTables(summary, zone)],
  };
}

/** A phone shows the first few of a list and how many there are beside; paper has room for all. */
const LISTS = [
  { name: 'overdue', title: '逾期件清单' },
  { name: 'dueNext', title: '下期到期件清单' },
  { name: 'decisions', title: '需协调事项清单' },
] as const;
/** As many of each stand in the bulletin's own words. */
const IN_WORDS = 5;

function issueTables({ figures, names }: SummaryDocument, zone: Zone): Annex[] {
  return LISTS.filter(({ name }) => figures[name].length > IN_WORDS).map(({ name, title }) => ({
    title: beside(figures.total[name], figures[name].length, title),
    columns: ['编号', '事项', '主办', '办理期限'],
    rows: figures[name].map((issue) => [
      `#${issue.number}`,
      subject(issue, names, WHOLE_TITLE).replace(/^#\d+ /, ''),
      issue.sensitive ? '' : (departmentOf(issue, names) ?? '尚未派定'),
      issue.deadline === null ? '' : dateTime(zone, issue.deadline, figures.asOf),
    ]),
  }));
}

const WHOLE_TITLE = 120;

function beside(total: number, listed: number, title: string): string {
  return total > listed ? `${title}（共${total}件，列前${listed}件）` : `${title}（${total}件）`;
}

/** 《四进工作组周通报》第3期·城关组（3月6日17时—3月13日17时） in its three parts. */
function partsOf(title: string): { name: string; number: string; period: string } {
  const [, name = title, number = '', period = ''] =
    /^《(.*)》([^（）]*)(?:（([^（）]*)）)?$/su.exec(title) ?? [];
  return { name, number, period };
}

function recipient({ figures: { scope }, names }: SummaryDocument): string {
  return scope.kind === 'organisation' ? '各工作组，各有关部门：' : `${names[scope.kind](scope.id)}：`;
}

function departmentTable({ figures, names, departmentIds }: SummaryDocument): Annex[] {
  const rows = departmentRows(figures, names, departmentIds);
  if (rows.length === 0 || figures.scope.kind === 'department') return [];
  return [
    {
      title: '责任部门应办结情况表',
      columns: ['责任部门', '应办结', '按期办结', '超期办结', '未办结', '按期办结率'],
      rows: rows.map(({ word, due, onTime, late, unfinished }) => [
        word,
        ...[due, onTime, late, unfinished].map(String),
        percent(onTime, due),
      ]),
    },
  ];
}
