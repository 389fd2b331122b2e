import type { ListItem } from '../../language/list.ts';
import { categoryOf } from './category.ts';
import type { Reading } from '../reading.ts';
import { allMatches } from '../../language/all-matches.ts';

/** Things and people that groups are short of; they mark the parts of a sentence that was spoken without a pause. */
const RESOURCES =
  /工人|员工|焊工|电工|技工|司机|口罩(?!机)|酒精|消毒液|体温枪|测温枪|额温枪|防护服|护目镜|手套|资金|贷款|流动资金|原料|原材料|水泥|钢材|钢筋|砂石|电脑|打印机|设备|帐篷|药品|化肥|农药|种子|车辆/g;
const SHORT =
  /不够|不足|还差|还缺|短缺|紧缺|缺|差|没有|没到|没来|没回来|断了|用完|见底|告急|买不到|招不到|贷不下来|批不下来|运不进来|没着落/;

/**
 * Parts of one spoken sentence that are problems of different categories: "工人还差四十多个口罩也不够大概还缺两千个体温枪也就两把" holds two.
 * What is merely in stock makes none. Empty where the text is one problem.
 */
export function shortages({ folded, lexicon, names }: Reading): readonly ListItem[] {
  const marks = allMatches(folded, RESOURCES).filter(
    ({ index }) => !names.some(({ start, end }) => index >= start && index < end),
  );
  if (marks.length < 2 || /[,。;、!?\n]/.test(folded.trim())) return [];
  const parts = merge(
    marks.map(({ index, 0: word }, i) => ({ word, start: index, end: marks[i + 1]?.index ?? folded.length })),
  );
  const short = parts.filter(({ start, end }) => SHORT.test(folded.slice(start, end)));
  const kinds = new Set(
    short.map(({ start, end }) => categoryOf(folded.slice(start, end), lexicon.names.categories)),
  );
  return short.length >= 2 && kinds.size >= 2 ? short : [];
}

interface Part extends ListItem {
  readonly word: string;
}

/** The same word twice in a row goes on with the same matter. */
function merge(parts: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (const one of parts) {
    const last = merged.at(-1);
    if (last?.word === one.word) merged[merged.length - 1] = { ...last, end: one.end };
    else merged.push(one);
  }
  return merged;
}
