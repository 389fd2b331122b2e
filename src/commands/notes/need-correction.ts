import { findAmounts } from '../../language/quantities.ts';
import type { Quantity } from '../intent.ts';

export interface NeedCorrected {
  readonly before: Quantity;
  readonly after: Quantity;
}

type Amount = ReturnType<typeof findAmounts>[number];

const ASKS_OR_TELLS = /[?]|吗|能不能|可不可以|要不要|如果|要是|到了|送到|到位|已[到发送]/;
const MEANT = /(?:^|[,。;:\s]|数量|[\p{Script=Han}])(?:应该?)?是\s?$/u;
const NOT_MEANT = /(?:不是|而非)\s?$/;
const CHANGED_TO =
  /(?<item>[\p{Script=Han}a-z]{0,8}?)(?:的?(?:数量|数目|需求|人数))?(?:要|请|需)?(?:改成|改为|改到|更正为|更正成|调整为|调整到|应该?是|应为)\s?$/u;
const LEADS_IN = /^(?:需要的?|要的?|缺的?|我们的?|现在|把|将|是|补充|更正|数量)+/;

/**
 * "是50个不是30个", "口罩改成5000只": what an issue needs, put right.
 * @returns the change; `unclear` where an amount is put right of which nobody can tell what it counts; undefined where
 * nothing is put right
 */
export function needPutRight(
  folded: string,
  needs: readonly Quantity[],
): NeedCorrected | 'unclear' | undefined {
  const amounts = findAmounts(folded);
  if (amounts.length === 0 || amounts.length > 2 || ASKS_OR_TELLS.test(folded)) return undefined;
  const denied = amounts.find(({ start }) => NOT_MEANT.test(folded.slice(0, start)));
  if (denied !== undefined) return inPlaceOf(folded, denied, amounts, needs);
  const [meant, ...others] = amounts;
  const named = meant && CHANGED_TO.exec(folded.slice(0, meant.start));
  if (meant === undefined || !named || others.length > 0) return undefined;
  const item = (named.groups?.['item'] ?? '').replace(LEADS_IN, '');
  const alike = needs.filter(({ unit }) => areOne(unit, meant.unit));
  return changed(item === '' ? alike : alike.filter((need) => need.item === item), meant);
}

/** Both are said: the one that it is, and the one that it is not. */
function inPlaceOf(
  folded: string,
  denied: Amount,
  amounts: readonly Amount[],
  needs: readonly Quantity[],
): NeedCorrected | 'unclear' | undefined {
  const meant = amounts.find((one) => one !== denied && areOne(one.unit, denied.unit));
  if (meant === undefined) return undefined;
  const before = folded.slice(0, meant.start);
  if (!MEANT.test(before) && meant.start > denied.start) return undefined;
  const were = needs.filter(({ value, unit }) => value === denied.value && areOne(unit, denied.unit));
  return changed(were, meant);
}

function changed(needs: readonly Quantity[], { value }: Amount): NeedCorrected | 'unclear' {
  const [before, ...others] = needs;
  if (before === undefined || others.length > 0) return 'unclear';
  const { packages: _packages, packageUnit: _unit, approximate: _approximate, ...plain } = before;
  return { before, after: { ...plain, value } };
}

const PIECES = new Set(['个', '只', '副', '片', '件', '名', '人', '位']);
const areOne = (a: string, b: string) => a === b || (PIECES.has(a) && PIECES.has(b));

/** The title with the new amount where it names the old one, once and in figures. */
export function withNeed(title: string, { before, after }: NeedCorrected): string {
  const old = new RegExp(`(?<![\\d.])${before.value}(?=\\s?${before.unit})`, 'gu');
  return title.match(old)?.length === 1 ? title.replace(old, String(after.value)) : title;
}
