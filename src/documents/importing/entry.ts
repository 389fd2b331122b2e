import { createHash } from 'node:crypto';
import type { DateColumn, SheetRow } from '../reading/rows.ts';
import { isUnfinished } from '../reading/states.ts';
import { readPriority, readSatisfaction } from '../reading/words.ts';
import { dateText } from '../reading/dates.ts';
import type { LedgerColumn } from '../../directory/ledger-columns.ts';
import type { Issue } from '../../issues/issue.ts';
import { sourceOfLine } from '../../issues/imported.ts';
import { callsItselfSecret } from '../../issues/secrecy.ts';
import type { IssueState } from '../../issues/state.ts';
import { fold } from '../../language/fold.ts';
import { tellsOfHardship } from '../../language/personal-data.ts';
import { shorten } from '../../summaries/names.ts';
import {
  OTHERWISE_SAID,
  stateAssumed,
  unknownDepartment,
  unknownGroup,
  unknownObject,
  withoutDepartment,
} from '../../wording/ledger-import.ts';
import type { Register } from './register.ts';

/** A line of somebody's ledger in terms of our own: names have become ids, wall clocks instants. */
export interface LedgerEntry {
  readonly row: SheetRow;
  /** What finds it again: the same line of the same ledger has the same. */
  readonly source: string;
  readonly title: string;
  readonly detail: string;
  readonly objectId: number | null;
  readonly groupId: number | null;
  readonly leadId: number | null;
  readonly assistingIds: readonly number[];
  readonly state: IssueState;
  readonly priority: Issue['priority'];
  readonly satisfaction: Issue['satisfaction'];
  readonly sensitive: boolean;
  readonly reportedAt: Date | null;
  readonly dispatchedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly deadline: Date | null;
  readonly closedAt: Date | null;
  /** Whatever no field takes, under its title: nothing of the line is lost. */
  readonly rest: readonly string[];
  /** What was assumed, for whoever looks the import over. */
  readonly remarks: readonly string[];
}

const TITLE_LENGTH = 60;

export function entryOf(row: SheetRow, known: Register): LedgerEntry {
  const text = (name: LedgerColumn) => row.texts.get(name) ?? '';
  const detail = text('详情') || text('问题');
  const names = namesIn(row, known);
  const { state, remark } = stateOf(row, names.leadId !== null);
  const at = (hour: keyof typeof USUAL_HOURS, column: DateColumn) => {
    const date = row.dates.get(column);
    if (date === undefined || row.ahead.has(column)) return null;
    return known.calendar.at(date.date, date.time ?? USUAL_HOURS[hour]);
  };
  return {
    row,
    source: sourceOf(row),
    title: shorten(text('问题') || detail, TITLE_LENGTH),
    detail,
    ...names,
    state,
    priority: readPriority(text('紧急程度')),
    satisfaction: readSatisfaction(text('满意度')),
    sensitive: tellsOfHardship(fold(`${text('问题')}\n${detail}`)),
    reportedAt: at('opening', '上报时间'),
    dispatchedAt: at('dispatch', '派单时间'),
    acceptedAt: at('dispatch', '签收时间'),
    deadline: at('closing', '期限'),
    closedAt: at('closing', '办结时间'),
    rest: [...names.rest, ...keptIn(row)],
    remarks: [...row.doubts, ...names.remarks, ...remark],
  };
}

/** The hour of a day without one: reports come in the morning, limits and results end a working day. */
const USUAL_HOURS = { opening: '08:30', dispatch: '09:00', closing: '17:30' } as const;

/** A text that calls itself 涉密 is not taken. */
export function isSecret({ texts }: SheetRow): boolean {
  return callsItselfSecret([...texts.values()].join('\n'));
}

function sourceOf({ texts, number, dates }: SheetRow): string {
  const text = (name: LedgerColumn) => (texts.get(name) ?? '').normalize('NFKC').replaceAll(/\s+/g, '');
  const code = number === null ? text('编号') : '';
  const telling =
    code === ''
      ? [text('对象'), text('问题'), text('详情'), dates.get('上报时间')?.date ?? '']
      : [code, text('对象')];
  return sourceOfLine(createHash('sha256').update(JSON.stringify(telling)).digest('hex').slice(0, 32));
}

interface Named extends Pick<LedgerEntry, 'objectId' | 'groupId' | 'leadId' | 'assistingIds'> {
  readonly rest: readonly string[];
  readonly remarks: readonly string[];
}

/** Names of the directory, by name, alias or as the lexicon knows them; an unknown one is kept as it is written. */
function namesIn({ texts }: SheetRow, known: Register): Named {
  const object = texts.get('对象');
  const group = texts.get('工作组');
  const objectId = object === undefined ? null : objectIn(object, known);
  const groupId = group === undefined ? null : groupIn(group, known);
  const lead = departmentsIn(texts.get('主办') ?? '', known);
  const assisting = departmentsIn(texts.get('协办') ?? '', known);
  const [leadId = null, ...others] = lead.ids;
  const unknown = [...lead.unknown, ...assisting.unknown];
  return {
    objectId,
    groupId: groupId ?? known.object(objectId)?.groupId ?? null,
    leadId,
    assistingIds: [...new Set([...others, ...assisting.ids])].filter((id) => id !== leadId),
    rest: [
      ...(object !== undefined && objectId === null ? [said('对象', object)] : []),
      ...(group !== undefined && groupId === null ? [said('工作组', group)] : []),
      ...(lead.unknown.length > 0 ? [said('主办', texts.get('主办') ?? '')] : []),
      ...(assisting.unknown.length > 0 ? [said('协办', texts.get('协办') ?? '')] : []),
    ],
    remarks: [
      ...(object !== undefined && objectId === null ? [unknownObject(object)] : []),
      ...(group !== undefined && groupId === null ? [unknownGroup(group)] : []),
      ...unknown.map(unknownDepartment),
    ],
  };
}

function objectIn(name: string, known: Register): number | null {
  const exact = known.objectNamed(name) ?? known.objectNamed(name.normalize('NFKC').replaceAll(/\s+/g, ''));
  if (exact !== undefined) return exact.id;
  const found = known.lexicon.find(fold(name)).filter(({ what }) => what === 'object');
  return found.length === 1 ? (known.objectNamed(found[0]?.name)?.id ?? null) : null;
}

function groupIn(name: string, known: Register): number | null {
  const tidy = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '');
  return known.directory.groups.find((group) => tidy(group.name) === tidy(name))?.id ?? null;
}

/** `住建局、交通局`: the first leads, the others assist. */
function departmentsIn(text: string, known: Register): { ids: number[]; unknown: string[] } {
  const names = text.split(/[、,，;；/\n]|\s{1,}|(?:和|及|会同|配合)/u).filter((name) => name.trim() !== '');
  const ids: number[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    const id =
      known.departmentNamed(name)?.id ?? known.departmentNamed(known.lexicon.department(fold(name)))?.id;
    if (id === undefined) unknown.push(name);
    else if (!ids.includes(id)) ids.push(id);
  }
  return { ids, unknown };
}

/** Without a word the other cells tell: a result that leaves nothing open, or its date, closes; a department has it; else it waits for one. */
function stateOf(
  { texts, dates, ahead, state }: SheetRow,
  hasLead: boolean,
): { state: IssueState; remark: string[] } {
  const result = texts.get('结果');
  const isOver =
    (dates.has('办结时间') && !ahead.has('办结时间')) || (result !== undefined && !isUnfinished(result));
  const told = state ?? (isOver ? 'closed' : hasLead ? 'in_progress' : 'triage');
  const assumed = state === null ? [stateAssumed(told)] : [];
  // Nobody works on what belongs to nobody: the coordinators find a department.
  if (!hasLead && NEEDS_LEAD.has(told)) return { state: 'triage', remark: [withoutDepartment()] };
  return { state: told, remark: assumed };
}

const NEEDS_LEAD: ReadonlySet<IssueState> = new Set([
  'dispatched',
  'accepted',
  'in_progress',
  'on_hold',
  'returned',
  'reopened',
]);

/** What the ledger counts or judges itself. */
const DERIVED: ReadonlySet<string> = new Set(['逾期', '退回次数', '重办次数', '催办次数']);

/** Cells that have no field: columns unknown to us, codes, and remarks. */
function keptIn({ texts, dates, ahead, others, number }: SheetRow): string[] {
  const code = number === null ? texts.get('编号') : undefined;
  const remarks = texts.get('备注');
  return [
    ...(code === undefined ? [] : [said('编号', code)]),
    ...others.filter(({ title }) => !DERIVED.has(title)).map(({ title, text }) => said(title, text)),
    ...(remarks === undefined ? [] : [said('备注', remarks)]),
    ...[...dates].flatMap(([name, date]) => (ahead.has(name) ? [said(name, dateText(date))] : [])),
  ];
}

export function said(title: string, text: string): string {
  return `${title}${OTHERWISE_SAID}${text}`;
}

/** A cell as it is kept: of a date only the day and the hour, since every sheet types them in its own way. */
export function cellText({ row: { texts, dates } }: LedgerEntry, column: LedgerColumn): string | undefined {
  const date = [...dates].find(([name]) => name === column)?.[1];
  return date === undefined ? texts.get(column) : dateText(date);
}
