import { findDates } from '../../language/dates.ts';
import { allMatches } from '../../language/all-matches.ts';
import { NUMBER, readNumber } from '../../language/numbers.ts';
import type { ParseContext, Quantity } from '../intent.ts';

/** What people copy from a form: a label, a colon and its value, a line each behind the matter. */
const FIELD =
  /(?<=\n|[,。;]|\s{2})\s*(数量|规格|型号|(?:办[结理])?[时期]限|截止(?:时间|日期)?|(?:责任|主办|协办|牵头|承办)(?:部门|单位)?|联系人|联系电话|电话|地[点址]|位置|备注|类别|级别|紧急程度)\s?:\s?([^\n,。;]{1,40})/g;
const LEAST_MATTER = 4;

/** A form of which every line is labelled: the matter as well. */
const MATTER =
  /(?<=^|\n|[,。;]|\s)\s*(?:(?:问题)?(?:事项|描述|内容)|事由|情况(?:说明|描述)?)\s?:\s?([^\n]{4,200})/;

export interface FormFields {
  /** The matter, half open; the fields stand behind. */
  readonly from: number;
  readonly at: number;
  readonly fields: ReadonlyMap<string, string>;
}

/** Undefined where nothing but a matter is told, or nothing of it. */
export function formFields(folded: string): FormFields | undefined {
  if (!folded.includes(':')) return undefined;
  const found = allMatches(folded, FIELD);
  const fields = new Map(found.map(([, label = '', value = '']) => [label, value.trim()]));
  const matter = MATTER.exec(folded);
  if (matter !== null) {
    const at = matter.index + matter[0].length;
    return { from: at - (matter[1] ?? '').length, at, fields };
  }
  const at = found[0]?.index;
  if (at === undefined || folded.slice(0, at).trim().length < LEAST_MATTER) return undefined;
  return { from: 0, at, fields };
}

/** "时限：本周五" is a deadline, though no 前 stands behind it. */
export function limitIn({ fields }: FormFields, { now, isWorkingDay }: ParseContext): string | undefined {
  const said = valueOf(fields, /限|截止/);
  return said === undefined ? undefined : findDates(said, now, isWorkingDay)[0]?.iso;
}

const AMOUNT = new RegExp(`^(${NUMBER})\\s?(\\p{Script=Han}{1,2})`, 'u');
const LACKED =
  /(?:没有?|缺少?|急?需要?|不够|买不到|短缺)的?(?:一批|一些|点)?(\p{Script=Han}{2,8}?)(?:了|$|[,。;\n])/u;

/** "没有面粉袋子了" above, "数量：5万条" below. */
export function quantityIn({ at, fields }: FormFields, folded: string): Quantity | undefined {
  const [, number = '', unit = ''] = AMOUNT.exec(valueOf(fields, /数量/) ?? '') ?? [];
  const item = LACKED.exec(folded.slice(0, at))?.[1];
  const value = readNumber(number);
  return item === undefined || value === undefined ? undefined : { item, value, unit };
}

function valueOf(fields: FormFields['fields'], label: RegExp): string | undefined {
  for (const [name, value] of fields) if (label.test(name)) return value;
  return undefined;
}
