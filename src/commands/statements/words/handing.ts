import { anyOf, pattern, words } from '../../../language/pattern.ts';

/** The words with which an issue is given to an office, and with which it leaves one. */

export const ASSIGN = anyOf(
  /(?:选|派|分|定)错(?:部门|单位)?了?[,\s]*(?:应该?|该|得)(?:是|归|由|给|派给?|交给?)/,
  // No issue is given by 派给, 派车, 派专人 at its head.
  /^(?:[\s,:都全均]|一起|一并)*派(?![给到往单出人专车送])/,
  words`主办 派给 派到 派往 派单给 指派 交办 改派 分派 分给 分配给 牵头 承办 协办`,
  /交给[^,。]{2,10}(?:办|处理|落实)/,
  /由[^,。]{2,14}(?:负责|办理|落实|处理)/,
  /[改换](?:成|为)/,
  /应该是[^,。]{0,8}(?:管|办|负责)/,
);
/** "撤了交通局的协办" */
export const TAKES_OFF = /(?:撤|取消|去掉|免去|解除|不要)[^,。;]{0,8}(?:协办|主办|牵头)/;

const DECIDED = /^[\s,:。]*(?:定了[,\s]*)?/;
const THESE = /(?:这?[两三四五六七几](?:个|条|件)(?:问题|单子)?)?(?:都|全部?|均)?/;
const ARROW = /[→⇒➡]|[-=]?>/;
/** What stands before an office that is given an issue: "这两件都转", "归", "→". */
export const HANDS = pattern`${DECIDED}${THESE}(?:请|就|先|直接|应该?|还是|仍然?|继续|改)?(?:[发转交报推派]?给|转|交|归|找|由|让|${ARROW})\s?$`;
/** Only where another office was ruled out in the same breath. */
export const INSTEAD = /^[\s,:。]*[改换](?:[到为成由派给])?\s?$/;

const WORKS_ON_IT =
  /办|管|处理|办理|负责|牵头|解决|协调|落实|跟进|[核查]实|核查|核对|调查|看看|看一下|看一看|跑一趟/;
/** What may stand behind the office and end the sentence. */
const NOTHING_MORE = /[\s。!]*$/;
const WITH_HELPERS = /,[^。;]{0,16}(?:配合|协办|协助|参与)[\s。!]*$/;
const AND_NO_DELAY = /,别[^,。]{0,6}[\s。!]*$/;
/** Spoken without a stop: "让民政去看一下老人的事街道帮着点" */
const ABOUT_IT =
  /(?:[^,。;!?]{1,8}的事儿?)?(?:[^,。;!?]{1,10}(?:配合|协办|协助|帮[着衬把]|帮个?忙)[^,。;!?]{0,3})?[\s。!]*$/;
const WITHIN_DAYS =
  /,[^,。;]{0,3}[\d一二两三四五六七八九十]{1,3}\s?个?(?:工作日|天|日)(?:之|以)?内[^,。;]{0,4}[\s。!]*$/;
const NOT_THE_OTHER = /,(?:不是|不归|别(?:再)?给)[^,。;]{2,12}[\s。!]*$/;
/** "退回理由不成立，还是住建局办": it stays where it is, and there the verb must not lack. */
export const STAYS = /^[\s,:。]*(?:[^,。;!?说讲称]{0,20},)?\s?(?:还是|仍然?|继续)(?:由|归)?\s?$/;
export const AND_DOES_IT = pattern`^\s?(?:来|去)?${WORKS_ON_IT}${NOTHING_MORE}`;
/** What stands behind an office that is given an issue. */
export const OVER = pattern`^\s?(?:来|去)?${WORKS_ON_IT}?(?:一下|一?下吧|吧)?${anyOf(
  NOTHING_MORE,
  WITH_HELPERS,
  ABOUT_IT,
  AND_NO_DELAY,
  WITHIN_DAYS,
  NOT_THE_OTHER,
)}`;
