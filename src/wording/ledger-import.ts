import { type IssueState, STATE_WORDS } from '../issues/state.ts';

/** Who wrote it down, in an issue's history. */
export const FROM_LEDGER = '台账导入';
/** Between the title of a column and what stood in it. */
export const OTHERWISE_SAID = '：';
export const RESULT_UNTOLD = '台账记为已办结，未写结果';

export const importReason = () => '台账导入时的状态';
export const WORKED_UNTOLD = '台账记为办理中';

const KEPT = '台账原文——';
export const keptText = (parts: readonly string[]) => `${KEPT}${parts.join('；')}`;
/** What was kept of a file beside the fields: for the record, not for reading aloud. */
export const isKeptText = (text: string) => text.startsWith(KEPT);

export const unknownObject = (name: string) => `名录里没有“${name}”，原文记在补充里`;
export const unknownGroup = (name: string) => `没有叫“${name}”的工作组，原文记在补充里`;
export const unknownDepartment = (name: string) => `没有叫“${name}”的部门，原文记在补充里`;
export const withoutDepartment = () => '没有认得出的主办部门，先记为待派单';
export const stateAssumed = (state: IssueState) => `没有写状态，按“${STATE_WORDS[state]}”记`;
export const stateNotClosed = (text: string) => `状态“${text}”不能断定已了结，按没有办结记`;
export const isAhead = (column: string, date: string) =>
  `${column}${date}在今天之后，不按它计时，原文记在补充里`;
export const isBefore = (column: string, other: string) => `${column}早于${other}，请核对`;
const withoutClosing = (count: number) =>
  `${count}件已办结的没有写办结时间，按文件里最后一个时间记，不计入办结用时`;
const withoutDeadline = (count: number) => `${count}件在办的没有写期限，从导入时起按规定时限计`;

export const isBehind = (state: IssueState, wished: IssueState) =>
  `台账里已是“${STATE_WORDS[state]}”，文件写“${STATE_WORDS[wished]}”：请在群里办理`;
export const sameAsRow = (row: string) => `与${row}是同一件`;
export const isSecretLine = () => '内容标有涉密字样，不能收进台账';
export const mergedUntold = () => '写着并单，没有写并入哪一件';

/** A line by its place: 第7行, or 表“城关”第7行 where there are several sheets. */
export function placeWords(
  { sheet, row }: { readonly sheet: string; readonly row: number },
  isAlone: boolean,
): string {
  return isAlone ? `第${row}行` : `表“${sheet}”第${row}行`;
}

export interface ImportTold {
  readonly fresh: number;
  readonly changed: readonly {
    readonly place: string;
    readonly number: number;
    readonly columns: readonly string[];
  }[];
  readonly same: number;
  readonly unclear: readonly { readonly place: string; readonly why: string }[];
  readonly remarks: readonly { readonly place: string; readonly remark: string }[];
  readonly skipped: number;
  readonly withoutDeadline: number;
  readonly withoutClosing: number;
  readonly taken: boolean;
}

/** As many lines of a kind as somebody reads. */
const SHOWN = 40;

/** What an import would do, or has done, for the person at the terminal. */
export function importWords(told: ImportTold): string[] {
  const { fresh, changed, same, unclear, remarks, skipped, taken } = told;
  return [
    `新 ${fresh} 件，变 ${changed.length} 件，不变 ${same} 件，不清 ${unclear.length} 行${skipped === 0 ? '' : `，略过 ${skipped} 行（合计、签名之类）`}`,
    ...list('变：', changed, ({ place, number, columns }) => `${place} #${number}：${columns.join('、')}`),
    ...list('不清，没有收：', unclear, ({ place, why }) => `${place}：${why}`),
    ...list('收了，请留意：', together(remarks), ({ place, remark }) => `${place}：${remark}`),
    ...(told.withoutDeadline === 0 ? [] : [withoutDeadline(told.withoutDeadline)]),
    ...(told.withoutClosing === 0 ? [] : [withoutClosing(told.withoutClosing)]),
    ...(fresh + changed.length === 0
      ? ['没有要写入的。']
      : [taken ? '已写入台账。' : '还没有写入；看过没问题，加 --take 再运行一次。']),
  ];
}

/** One unknown name on every line of a file would leave no room for what is said of one line alone. */
function together(remarks: ImportTold['remarks']): ImportTold['remarks'] {
  const places = new Map<string, string[]>();
  for (const { place, remark } of remarks) {
    const others = places.get(remark);
    if (others === undefined) places.set(remark, [place]);
    else others.push(place);
  }
  return [...places].map(([remark, [first = '', ...others]]) => ({
    place: others.length === 0 ? first : `${first}等${others.length + 1}行`,
    remark,
  }));
}

function list<Item>(heading: string, items: readonly Item[], line: (item: Item) => string): string[] {
  if (items.length === 0) return [];
  const left = items.length - SHOWN;
  return [
    heading,
    ...items.slice(0, SHOWN).map((item) => `  ${line(item)}`),
    ...(left > 0 ? [`  另有 ${left} 行`] : []),
  ];
}
