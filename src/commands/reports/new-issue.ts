import { isQuestion } from '../guards.ts';
import { isProblem } from './problem.ts';
import type { Reading } from '../reading.ts';

/** "算个新问题", "跟#8不是一回事，另外报一下": whoever says so wants one of its own, whatever older number stands beside it. */
const ANEW =
  /(?:算|是|作为|当|按)(?:一?[个件条])?新(?:的)?(?:问题|情况|诉求|工单|单子|事)|(?:另外?|重新|单独|再)(?:登记|立|提|上?报)(?:一?[下个件条])(?=$|[,。;!~\s]|吧|哈|呗|啊)|(?:另起|新开|另开|新立)一?[个条件]/;
const ALREADY = /(?:已经?|刚刚?|昨天|早就)[^,。;]{0,6}(?:另|重新|单独)|报(?:过|了)(?=$|[,。!\s])/;
const SHORTEST = 16;

export function saysItIsNew({ folded, context }: Reading): boolean {
  if (context.senderRole === 'liaison' || context.channel === 'department') return false;
  if (folded.length < SHORTEST || !ANEW.test(folded) || ALREADY.test(folded) || isQuestion(folded))
    return false;
  return isProblem(folded);
}
