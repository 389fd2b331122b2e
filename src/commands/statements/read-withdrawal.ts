import { fold } from '../../language/fold.ts';
import { CONDITION, isQuestion } from '../guards.ts';

const LONGEST = 30;
const PART = '[\\s,。!~了吧啊哈]*';
const NEED_NO_MORE =
  '(?:算了|不用(?:管|办|派|处理|解决|麻烦|报|找|修|来)?了|不需要了|不必了|不要了|不报了|撤(?:了|回|销|掉)(?:吧|算了)?|取消(?:了|吧)?|作废(?:吧|了)?)';
const GONE_BY_ITSELF =
  '(?:(?:已经?|自己|他们|社区|厂里|企业|物业|村里|我们)*(?:清|解决|处理|修|弄|搞|办|通|恢复|来|好)(?:好|完|掉|走)?了)';
const WITHDRAWS = new RegExp(
  `^${PART}${NEED_NO_MORE}(?:${PART}(?:${NEED_NO_MORE}|${GONE_BY_ITSELF}))*${PART}$`,
);

/** "算了 已经清了", "不用管了": the matter need not be gone after any more; said without a number, which stands apart. */
export function withdraws(words: string): boolean {
  const folded = fold(words);
  return words.length <= LONGEST && !isQuestion(folded) && !CONDITION.test(folded) && WITHDRAWS.test(folded);
}
