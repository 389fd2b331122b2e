import type { LedgerLine } from './line.ts';

/** A cell before it is written. Instants become the organisation's wall clock. */
export type Cell = string | number | Date | null;

export interface Column {
  /** The name by which a setting asks for it, and its usual title. */
  readonly name: ColumnName;
  readonly width: number;
  readonly cell: (line: LedgerLine, position: number) => Cell;
}

/** Every column that the ledger can have, in their usual order. */
const TABLE = {
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
} as const satisfies Record<string, Omit<Column, 'name'>>;

export type ColumnName = keyof typeof TABLE;

export const COLUMN_NAMES = Object.keys(TABLE).filter(isColumnName);

export function isColumnName(name: string): name is ColumnName {
  return Object.hasOwn(TABLE, name);
}

/** A column as one organisation prints it. */
export interface PrintedColumn extends Column {
  readonly title: string;
}

/** What an organisation may say of a column: its name, or its name and the title it has there. */
export type ColumnWish = string | { readonly column: string; readonly title: string };

const USUAL: readonly ColumnName[] = [
  '序号',
  '编号',
  '对象',
  '对象类型',
  '类别',
  '问题',
  '详情',
  '工作组',
  '报送人',
  '主办',
  '协办',
  '责任人',
  '紧急程度',
  '上报时间',
  '期限',
  '措施',
  '状态',
  '结果',
  '办结时间',
  '满意度',
  '逾期',
  '备注',
];

/** The organisation's columns; the usual ones where it says nothing. The directory file was checked when it was read. */
export function columnsOf(wishes: readonly ColumnWish[] | undefined): PrintedColumn[] {
  return (wishes ?? USUAL).flatMap((wish) => {
    const name = typeof wish === 'string' ? wish : wish.column;
    const title = typeof wish === 'string' ? wish : wish.title;
    return isColumnName(name) ? [{ name, title, ...TABLE[name] }] : [];
  });
}
