import { fold } from '../../language/fold.ts';
import { isQuestion } from '../guards.ts';

const TAKES = '(?:收到|好的?|好嘞|ok|明白|知道了|行)';
const SOON =
  '(?:我们?|咱们?|我局|这边)?(?:马上|立即|立刻|这就|现在就?|尽快|抓紧|今天|上午|下午|明天)?(?:就|会)?';
const SETS_ABOUT = '(?:安排|派人|派|去看|去现场|处理|核实|对接|联系|办理?|落实|跟进|组织|研究)';
/** 收到，马上安排; 马上派人去看 */
const RECEIPT = new RegExp(
  `^(?:${TAKES}[\\s,。!]{0,2}${SOON}${SETS_ABOUT}|(?:我们?|咱们?|我局)?(?:马上|立即|立刻|这就)${SETS_ABOUT})[\\p{Script=Han}\\s,。!]{0,10}$`,
  'u',
);

/** A department's people say that they set about something, and name no issue. */
export function tellsReceipt(text: string): boolean {
  const folded = fold(text).trim();
  return RECEIPT.test(folded) && !isQuestion(folded);
}
