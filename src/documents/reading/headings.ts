import { LEDGER_COLUMNS, type LedgerColumn } from '../../directory/ledger-columns.ts';
import type { Grid, GridRow } from './grid.ts';

/** What a column of somebody's ledger may be called; its usual title comes first. */
const SYNONYMS: Readonly<Record<LedgerColumn, readonly string[]>> = {
  序号: ['序号', '顺序号', '行号'],
  编号: ['编号', '问题编号', '登记编号', '编码', '工单号', '工单编号', '台账编号', '事项编号', '问题序号'],
  对象: [
    '对象',
    '服务对象',
    '对象名称',
    '服务对象名称',
    '企业名称',
    '单位名称',
    '企业',
    '项目名称',
    '企业项目名称',
    '项目',
    '村居',
    '村社区',
    '社区',
    '走访对象',
    '走访企业',
    '反映单位',
    '诉求单位',
    '困难企业',
    '帮扶对象',
    '帮扶企业',
  ],
  对象类型: ['对象类型', '对象类别', '服务对象类型', '服务对象类别', '四进类型', '四进类别', '类型'],
  类别: ['类别', '问题类别', '问题类型', '事项类别', '问题分类', '分类', '诉求类别', '诉求类型'],
  问题: [
    '问题',
    '存在问题',
    '存在的问题',
    '问题描述',
    '反映问题',
    '反映的问题',
    '问题内容',
    '困难问题',
    '存在困难问题',
    '存在的困难问题',
    '存在的困难和问题',
    '问题诉求',
    '问题及诉求',
    '诉求',
    '诉求内容',
    '主要问题',
    '事项',
    '事项名称',
    '问题事项',
    '问题名称',
    '问题标题',
    '发现问题',
    '收集问题',
    '需协调解决的问题',
    '困难和问题',
  ],
  详情: ['详情', '问题详情', '具体情况', '详细情况', '具体内容', '问题具体描述', '基本情况'],
  工作组: ['工作组', '组别', '所在工作组', '工作组名称', '派驻工作组', '责任组', '小组', '组名'],
  报送人: [
    '报送人',
    '报告人',
    '上报人',
    '填报人',
    '反映人',
    '登记人',
    '组员',
    '走访人',
    '走访人员',
    '收集人',
  ],
  主办: [
    '主办',
    '主办单位',
    '主办部门',
    '责任单位',
    '责任部门',
    '牵头单位',
    '牵头部门',
    '承办单位',
    '承办部门',
    '主责部门',
    '主责单位',
    '办理单位',
    '转办单位',
    '转办部门',
  ],
  协办: ['协办', '协办单位', '协办部门', '配合单位', '配合部门', '协助单位', '协同单位', '协同部门'],
  责任人: ['责任人', '经办人', '承办人', '具体责任人', '办理人', '负责人', '责任领导'],
  紧急程度: ['紧急程度', '优先级', '缓急', '缓急程度', '紧急度', '轻重缓急'],
  上报时间: [
    '上报时间',
    '上报日期',
    '报送时间',
    '报送日期',
    '登记时间',
    '登记日期',
    '收集时间',
    '收集日期',
    '反映时间',
    '反映日期',
    '走访时间',
    '走访日期',
    '发现时间',
    '提出时间',
    '受理时间',
    '受理日期',
    '日期',
    '时间',
  ],
  派单时间: ['派单时间', '派单日期', '交办时间', '交办日期', '转办时间', '转办日期'],
  签收时间: ['签收时间', '签收日期', '接收时间', '接单时间'],
  期限: [
    '期限',
    '办理期限',
    '办结期限',
    '办结时限',
    '办理时限',
    '完成时限',
    '完成期限',
    '整改时限',
    '整改期限',
    '解决时限',
    '时限',
    '要求完成时间',
    '计划完成时间',
    '拟完成时间',
    '限办时间',
    '截止时间',
    '截止日期',
    '到期时间',
  ],
  措施: [
    '措施',
    '办理措施',
    '解决措施',
    '整改措施',
    '工作措施',
    '解决办法',
    '办理情况',
    '进展',
    '进展情况',
    '办理进展',
    '工作进展',
    '推进情况',
    '目前进展',
    '落实情况',
    '处理过程',
    '办理过程',
  ],
  状态: [
    '状态',
    '办理状态',
    '当前状态',
    '办结状态',
    '是否办结',
    '是否解决',
    '是否完成',
    '是否销号',
    '办结情况',
    '销号情况',
    '完成情况',
    '解决状态',
    '办结与否',
  ],
  结果: [
    '结果',
    '办理结果',
    '解决结果',
    '解决情况',
    '处理结果',
    '处理情况',
    '反馈结果',
    '办结结果',
    '整改结果',
  ],
  办结时间: [
    '办结时间',
    '办结日期',
    '完成时间',
    '完成日期',
    '解决时间',
    '解决日期',
    '销号时间',
    '销号日期',
    '实际完成时间',
    '实际办结时间',
  ],
  满意度: [
    '满意度',
    '满意情况',
    '满意程度',
    '群众满意度',
    '企业满意度',
    '是否满意',
    '评价',
    '回访评价',
    '回访情况',
  ],
  逾期: ['逾期', '是否逾期', '是否超期'],
  退回次数: ['退回次数'],
  重办次数: ['重办次数'],
  催办次数: ['催办次数'],
  要求: ['要求', '批示', '领导批示', '批示要求', '督办要求', '工作要求'],
  备注: ['备注', '说明', '其他', '备考'],
};

const COLUMN_OF: ReadonlyMap<string, LedgerColumn> = new Map(
  LEDGER_COLUMNS.flatMap((name) => SYNONYMS[name].map((word) => [word, name] as const)),
);

/** A column of the sheet: what it means, or only what it is called. */
export interface Heading {
  readonly column: number;
  readonly title: string;
  readonly means: LedgerColumn | null;
}

export interface HeaderFound {
  readonly headings: readonly Heading[];
  /** The first row below the header. */
  readonly from: number;
  /** What stands above it: a title, perhaps with a year. */
  readonly above: string;
}

const SEARCHED_ROWS = 30;
/** A table with fewer columns that we know is no ledger. */
const LEAST_KNOWN = 3;

/** The row, or the two rows, of headings; undefined where the sheet has none that a ledger has. */
export function findHeader(grid: Grid): HeaderFound | undefined {
  const candidates = grid.rows
    .slice(0, SEARCHED_ROWS)
    .flatMap((_, index) => [headerAt(grid, index, 1), headerAt(grid, index, 2)])
    .filter((found) => found !== undefined);
  return candidates.toSorted((a, b) => b.known - a.known || a.index - b.index)[0];
}

interface Candidate extends HeaderFound {
  readonly known: number;
  readonly index: number;
}

function headerAt(grid: Grid, index: number, height: 1 | 2): Candidate | undefined {
  const [upper, lower] = [grid.rows[index], height === 2 ? grid.rows[index + 1] : undefined];
  if (upper === undefined || (height === 2 && (lower === undefined || !isTwoRows(grid, upper))))
    return undefined;
  const headings = headingsOf(upper, lower);
  const known = headings.filter(({ means }) => means !== null).length;
  const says = (name: LedgerColumn) => headings.some(({ means }) => means === name);
  if (known < LEAST_KNOWN || !(says('问题') || says('详情'))) return undefined;
  return {
    headings,
    known,
    index,
    from: (lower ?? upper).number + 1,
    above: grid.rows
      .slice(0, index)
      .flatMap(({ cells }) => cells.map(({ text }) => text))
      .join(' '),
  };
}

/** A header of two rows has cells that are merged, across or downwards. */
function isTwoRows(grid: Grid, { number, cells }: GridRow): boolean {
  return cells.some((_, column) => grid.isMerged(number, column));
}

/** Each meaning is taken once, by the column that says it most plainly; a second one keeps its title. */
function headingsOf(upper: GridRow, lower: GridRow | undefined): Heading[] {
  const width = Math.max(upper.cells.length, lower?.cells.length ?? 0);
  const taken = new Set<LedgerColumn>();
  return Array.from({ length: width }, (_, column) => {
    const [above, below] = [titleAt(upper, column), lower === undefined ? '' : titleAt(lower, column)];
    const title = above === below || below === '' ? above : `${above}${below}`;
    const means = [title, below, `${below}${above}`, above]
      .map(meaningOf)
      .find((name) => name !== undefined && !taken.has(name));
    if (means !== undefined) taken.add(means);
    return { column, title, means: means ?? null };
  }).filter(({ title }) => title !== '');
}

function titleAt(row: GridRow, column: number): string {
  return tidyTitle(row.cells[column]?.text ?? '');
}

/** Without blanks, notes in brackets and marks: `责任 单位（主责）*` is 责任单位. */
export function tidyTitle(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\([^()]*\)|[\s*:_/、,，。.-]/g, '')
    .replaceAll(/["“”'【】[\]]/g, '');
}

/** `责任人及电话` holds a name, and a number behind it. */
const AND_PHONE = /(?:姓名)?(?:(?:及|和|与)其?(?:联系)?(?:电话|方式|号码|手机号?码?)+)?$/;

function meaningOf(title: string): LedgerColumn | undefined {
  const bare = title.replace(AND_PHONE, '');
  return COLUMN_OF.get(title) ?? COLUMN_OF.get(bare) ?? COLUMN_OF.get(bare.replace(/^(?:四进|工作)/, ''));
}
