import type { Notice, NoticeButton } from '../../../src/chat/notice.ts';

/** The few words that a card has beside the notice's own. */

/** The heading of a notice that has no words. */
export const UNTITLED = '协调';

const PLACEHOLDER_LONGEST = 100;

/** `写好再点：答复——答复内容；退回——退回原因` */
export function askPlaceholder(asking: readonly NoticeButton[]): string {
  const [only] = asking;
  const words =
    asking.length === 1 && only !== undefined
      ? `${only.asksFor ?? ''}，写好再点“${only.label}”`
      : `写好再点：${asking.map(({ label, asksFor }) => `${label}——${asksFor ?? ''}`).join('；')}`;
  return words.length <= PLACEHOLDER_LONGEST ? words : `${words.slice(0, PLACEHOLDER_LONGEST - 1)}…`;
}

/** What was left out, and where the whole is. */
export function leftOut(what: string, { files = [], issueNumber }: Notice): string {
  const [file] = files;
  if (file !== undefined) return `${what}，全文见文件“${file.name}”`;
  return `${what}，全文见台账${issueNumber === undefined ? '' : ` #${issueNumber}`}`;
}

export const moreLines = (count: number): string => `另有 ${count} 行没有列出`;
export const moreRows = (count: number): string => `另有 ${count} 行没有列出`;
export const moreTables = (count: number): string => `另有 ${count} 张表没有列出`;
export const moreCharts = (count: number): string => `另有 ${count} 张图没有列出`;
export const moreButtons = (count: number): string => `另有 ${count} 个选项，请打字回复`;
export const cutText = '内容较长，以上不是全部';
export const longWords = '较长的内容已截短';
