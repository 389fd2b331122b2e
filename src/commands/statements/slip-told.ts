import { allMatches } from '../../language/all-matches.ts';

/** "报错了", "发错群了", "填错了": something is wrong, and the issue only where nothing else is named. */
const SLIP = /(?:报|发|搞|填|弄|写|登记|上报)错(?:了|啦|群|单|人)/g;
/** Words that name no other thing: "不好意思我刚才". A document, a telephone or a name before the verb is what is wrong. */
const NAMES_NOTHING =
  /^(?:不好意思|对不起|抱歉|哎呀?|啊|呃|我们?|咱们?|俺们?|企业|村里|社区|他们|刚才|刚刚|刚|今天|昨天|上午|[这那该此](?:一?[条个件单])?|问题|工单|单子|是|都|给|也|真的|手滑|手误|[\s:、])*$/;
/** What it should have been is told: the words are a correction, and no withdrawal. */
const PUTS_RIGHT =
  /(?<!不)是(?!不|重|误|我|手|别)|应该?[是为]|改[成为]|换成|才对|看这|以这|看下面|更正|材料|照片|文件|图/;
/** Who reports is in error; what was got wrong (搞错了) may as well be the department's work. */
const BY_WHOM = /^(?:报|上报|发|填)/;
const DROPS = /撤|删|作废|取消|(?:不用|别|勿|不要|无需|无须)[管办理处]|忽略|当没|销掉|重复/;

const STOPS = /[,。;!\n]/;

/** Whether words of a slip take the whole issue back, and not a paper sent with it or a telephone number in it. */
export function takesBackBySlip(folded: string): boolean {
  return allMatches(folded, SLIP).some(({ index, 0: said }) => {
    const before = folded.slice(0, index).split(STOPS).at(-1) ?? '';
    const after = folded.slice(index + said.length);
    if (!NAMES_NOTHING.test(before)) return false;
    if (DROPS.test(after)) return true;
    return (BY_WHOM.test(said) || /我|咱|俺/.test(before)) && !PUTS_RIGHT.test(after.slice(0, 40));
  });
}
