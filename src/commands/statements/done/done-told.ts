import { anyOf, pattern, words } from '../../../language/pattern.ts';
import { isQuestion } from '../../guards.ts';
import { readsAsDone } from './reads-as-done.ts';
import { stillOpen } from './still-open.ts';

/** "#12 路通了 谢谢你们", of what is called done. */
const WORKS_AGAIN =
  /^[\s,:。]{0,40}(?:(?:现在|今天|昨天|昨晚|刚刚?|村里|厂里|门口|家里|的|那条)\s?){0,3}(?:路|水|电|气|网|车|灯|货|钱|款|门|桥|井|管道?|暖气|电梯|信号)(?:都|也|已经?|全)?(?:通|来|亮|好|到(?:了?账|货)?|修好|能走|能进)了/;
const SHORT_DONE =
  /^[\s,:。]{0,40}(?:已经?|都|现在|全|真的?是?|确实是?|是|终于|总算)?(?:弄|搞|办|修|解决|处理|全)?(?:好|通|妥|定|完|可以|行|ok)了[。!~，,\s谢谢辛苦了大家👍🙏]*$/u;
/** "#14好了 来电了", "#14 通了，路能走了": the deed, and then nothing but how well it works. */
const DONE_THEN = /^([\s,:。]{0,40}[^,。;!\s]{0,8}了)[\s,。!]+(?=\S)/;
/** 现在, 车, 水: up to four signs that tell neither a time to come nor a denial. */
const WHAT_WORKS = /(?:(?![快才明等要不没未将再就会])[一-龥]){0,4}?/;
const WORKS = anyOf(
  /来[水电气]|通[水电车气]/,
  /恢复(?:正常|供[水电气]|通[行车]|营业|生产)?/,
  words`正常 亮`,
  /能(?:用|走|过|开|进|打)|可以(?:用|走|过|开|进)/,
  /不(?:漏|堵|臭|响|吵|停|积水)/,
  /[路水电气网车灯货](?:通|来|亮|好|到|修好)/,
  /(?:我们?|刚刚?|今天|昨天)?(?:去|到现场)?(?:看|核实|核对|问|回访|检查)(?:过|了)/,
);
const THANKS = /谢谢|感谢|辛苦|多谢|大家|各位|你们|了|啦|👍|🙏|[\s,。!~]/u;
const WORKS_NOW = pattern`^(?:${anyOf(
  words`现在 今天`,
  /刚刚?/,
  words`早上 上午 下午 中午 昨晚`,
  /已经?/,
  words`都 也 全`,
  WHAT_WORKS,
)}${WORKS}了?[\s,。!~]*)+${THANKS}*$`;

const LONGEST_THEN = 40;

function isDoneAndWorks(folded: string): boolean {
  const done = DONE_THEN.exec(folded);
  if (done === null || !SHORT_DONE.test(done[1] ?? '') || stillOpen(folded) || isQuestion(folded))
    return false;
  const then = folded.slice(done[0].length);
  return then.length <= LONGEST_THEN && WORKS_NOW.test(then);
}

/** "好了", and then nothing but how well it works. */
export const isDoneInShort = (folded: string): boolean => SHORT_DONE.test(folded) || isDoneAndWorks(folded);

/** "好了，车能走了", "能走了，谢谢": that it works, and no more; 好了 alone is as often a courtesy. */
export const worksNow = (folded: string): boolean =>
  (isDoneInShort(folded) || WORKS_NOW.test(folded)) &&
  folded.length <= LONGEST_THEN &&
  !stillOpen(folded) &&
  !isQuestion(folded);

export const worksAgain = (folded: string): boolean => WORKS_AGAIN.test(folded);

const WORK =
  '清[运理除掉掏空]|拆[除完掉]|疏通|更换|安装|修[补复好]|兑[付现]|补发|拨付|接通|恢复|归还|退还|整[改治]|处置|转移|安置|检修|打通|铺[设好完]|填[平埋]|抽[排干]|转运|回收|发还|结清|付清';
const OVER = '(?:完毕|完成|完|干净|到位|到账|一空)';
/** "垃圾已全部清运", "路面已修补完毕", by a department: the whole of it is done, in the matter's own words. */
const DONE_IN_FULL = new RegExp(
  `已(?:经)?(?:于?[\\d今昨][^,。;]{0,6})?(?:(?:全部|全面|彻底|悉数|一次性|全)(?:给|被|予以)?(?:${WORK})${OVER}?|(?:给|被|予以)?(?:${WORK})${OVER})了?(?=[,。;!\\s]|$)`,
);
/** A part of it is still to be done. */
const THE_REST =
  /另外|其[余他它]|余下|下一步|接下来|后续|正|在|继续|陆续|逐步|第[一二三]|明年|年底|月底|下[周月期批]/;

/** As a list of several puts it: "#80、#81：已办；#82：在办". */
const DONE_IN_A_WORD = /^[\s,:。]{0,40}(?:均|都|全部?)?已(?:经)?办(?:毕|讫)?[\s,。;!]*$/;

export function isDoneInFull(folded: string): boolean {
  if (DONE_IN_A_WORD.test(folded)) return true;
  const deed = DONE_IN_FULL.exec(folded);
  if (deed === null || !readsAsDone(folded) || stillOpen(folded)) return false;
  if (NOT_OF_ALL.test(folded.slice(0, deed.index))) return false;
  return !THE_REST.test(folded.slice(deed.index + deed[0].length));
}
/** Told by others, or not of all. */
const NOT_OF_ALL = /[说称讲]|听|据|表示|反馈|以为|好像|似乎|除(?![险尘雪草])/;
