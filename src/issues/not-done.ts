import { fold } from '../language/fold.ts';
import { anyOf } from '../language/pattern.ts';

/** 没货，换不了: words that say that the thing was not done. */
const NOT_DONE = new RegExp(
  anyOf(
    /(?<![少免误用耽]|影响)[^\s,。;少免误用耽]不(?:了|成|到|下来|动|起|出来)(?!的?(?:问题|情况)已)/,
    /(?:没有?|缺|无|断)(?:货|钱|人(?![机员受伤反投])|人手|资金|经费|预算|材料|指标|办法|法子|辙|条件|权限)/,
    /(?:无法|没法|不能|难以|暂不能|没能|未能|不好|没有?|未)(?:再)?(?:解决|办理|处理|修|换|落实|满足|完成|协调|提供|安排|供货|施工)/,
    /(?:还|尚|暂)(?:没|未|不)(?!影响)/,
    /等[^,。;]{1,12}(?:再说|再办|再修|再换|再处理)/,
  ),
  'g',
);
/** What ends in a deed after all, or in an account that was given to who asked. */
const DONE_AFTER_ALL =
  /(?<!没有?|未|还没|不)(?:已|均|都|全部)(?:经)?[^,。;]{0,12}(?:[好完通齐]|到位|解决|恢复|更换|换|修|送|发放|解释|说明|告知|答复|沟通)|(?:[换修办装铺送清补]|解决|处理|恢复)(?:好|完|通|上|毕)?了|(?:解释|说明|告知|沟通|答复)(?:了|清楚|到位|清)|(?:理解|接受|同意|认可|撤回)/;

/** The words of a 办结 speak of what could not be done, and of nothing that was done after it. */
export function tellsNotDone(text: string): boolean {
  const folded = fold(text);
  const last = [...folded.matchAll(NOT_DONE)].at(-1);
  if (last === undefined) return false;
  const explained = EXPLAINED.test(folded);
  return !explained && !DONE_AFTER_ALL.test(folded.slice(last.index + last[0].length));
}

/** Whoever asked was told why: that is a result, wherever it stands. */
const EXPLAINED =
  /(?:已|均|都)(?:经)?(?:向[^,。;]{1,12})?(?:说明|解释|告知|答复|沟通)|(?:群众|企业|对方|申报人|报告人|村民|业主)[^,。;]{0,8}(?:理解|接受|同意|认可)/;

const GIVES_BACK =
  /(?:^|[,。;!\s])(?:我们|只能|还是|这个|先|请|就)*(?:退回(?:去|来|吧|给你们|工作组)?|退了|退单|退件|打回去?)(?=$|[,。;!\s])/;
const PROPOSES = /(?:建议|应该?|请|改)?(?:由|转|派|交|给|找|归|到|是)+给?[\s]*$/;

/** "我们街道没钱修，退回去，建议给住建": where it should go instead, by the names in the text; undefined for what is no return. */
export function returnProposed(
  text: string,
  offices: readonly { readonly name: string; readonly start: number }[],
): string | undefined {
  const folded = fold(text);
  if (!GIVES_BACK.test(folded)) return undefined;
  return offices.find(({ start }) => PROPOSES.test(folded.slice(Math.max(0, start - 8), start)))?.name;
}
