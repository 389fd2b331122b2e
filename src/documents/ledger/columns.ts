import { LEDGER_COLUMNS, type LedgerColumn } from '../../directory/ledger-columns.ts';
import type { LedgerLine } from './line.ts';

/** A cell before it is written. Instants become the organisation's wall clock. */
export type Cell = string | number | Date | null;

export interface Column {
  /** The name by which a setting asks for it, and its usual title. */
  readonly name: LedgerColumn;
  readonly width: number;
  readonly cell: (line: LedgerLine, position: number) => Cell;
}

const TABLE: Readonly<Record<LedgerColumn, Omit<Column, 'name'>>> = {
  序号: { width: 6, cell: (_, position) => position },
  编号: { width: 8, cell: ({ number }) => number },
  对象: { width: 26, cell: ({ object }) => object },
  对象类型: { width: 9, cell: ({ kind }) => kind },
  类别: { width: 12, cell: ({ category }) => category },
  问题: { width: 36, cell: ({ title }) => title },
  详情: { width: 48, cell: ({ detail }) => detail },
  工作组: { width: 18, cell: ({ group }) => group },
  报送人: { width: 10, cell: ({ reporter }) => reporter },
  主办: { width: 16, cell: ({ lead }) => lead },
  协办: { width: 18, cell: ({ assisting }) => assisting },
  责任人: { width: 10, cell: ({ handler }) => handler },
  紧急程度: { width: 9, cell: ({ priority }) => priority },
  上报时间: { width: 17, cell: ({ reportedAt }) => reportedAt },
  派单时间: { width: 17, cell: ({ dispatchedAt }) => dispatchedAt },
  签收时间: { width: 17, cell: ({ acceptedAt }) => acceptedAt },
  期限: { width: 17, cell: ({ deadline }) => deadline },
  措施: { width: 36, cell: ({ measure }) => measure },
  状态: { width: 9, cell: ({ state }) => state },
  结果: { width: 36, cell: ({ result }) => result },
  办结时间: { width: 17, cell: ({ closedAt }) => closedAt },
  满意度: { width: 10, cell: ({ satisfaction }) => satisfaction },
  逾期: { width: 6, cell: ({ overdue }) => overdue },
  退回次数: { width: 9, cell: ({ returned }) => returned },
  重办次数: { width: 9, cell: ({ reopened }) => reopened },
  催办次数: { width: 9, cell: ({ urged }) => urged },
  要求: { width: 30, cell: ({ instruction }) => instruction },
  备注: { width: 24, cell: ({ remarks }) => remarks },
};

/** A column as one organisation prints it. */
export interface PrintedColumn extends Column {
  readonly title: string;
}

/** What an organisation may say of a column: its name, or its name and the title it has there. */
type ColumnWish = LedgerColumn | { readonly column: LedgerColumn; readonly title: string };

/** Left out where nothing is said: times that only the clock needs, and counts. */
const SELDOM = new Set<LedgerColumn>(['派单时间', '签收时间', '退回次数', '重办次数', '催办次数', '要求']);

/** The organisation's columns; the usual ones where it says nothing. */
export function columnsOf(
  wishes: readonly ColumnWish[] = LEDGER_COLUMNS.filter((name) => !SELDOM.has(name)),
): PrintedColumn[] {
  return wishes.map((wish) => {
    const name = typeof wish === 'string' ? wish : wish.column;
    const title = typeof wish === 'string' ? wish : wish.title;
    return { name, title, ...TABLE[name] };
  });
}
