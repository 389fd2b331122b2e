import { CONDITION, isQuestion } from '../../guards.ts';
import { stillOpen } from './still-open.ts';

const CLOSE =
  '(?:结了|结掉|销了|销掉|消了|消掉|划掉|划了|勾掉|勾了|关了|关掉|销号|结案|办结|归档|结(?=[吧啦了]?[。!~\\s]*$))';
const MAY = '(?:可以|能|给我?|帮忙|帮我|麻烦|请|直接|你们?|助手|那|这个|这[条件]|该件|它){1,4}';
/** "可以结了", "你给销了吧", "这条可以划掉", "消掉吧" */
const CLOSES = new RegExp(
  `(?:^|[,。;!\\s]|(?<=了))(?:(?:[这那该]个?(?:单子?|工单|问题))?${MAY}(?:把它|把这条)?${CLOSE}(?:了|吧|啦|哈)*|${CLOSE}吧)[。!~\\s]*$`,
);
/** Not yet: what comes before the words makes of them a plan. */
const NOT_YET =
  /等|待|如果|要是|之后|以后|才|修好就|好了就|完了就|明[天日]|后天|下[周个]|[还没未别先差]|不(?!错|用|再|漏|堵|停|断|缺|影响|积水)|[好完通]了?再|是不是|争取|准备|马上|快要?/;

/** The closing alone asks for something, and tells of no result. */
const FACT = /了|已|[好通完妥到]|正常|没问题|恢复/;

/** Whoever reported tells what has come of it and that the bot may close it. */
export function mayClose(folded: string): boolean {
  const at = folded.search(CLOSES);
  if (at === -1 || isQuestion(folded) || stillOpen(folded) || CONDITION.test(folded)) return false;
  const told = folded.slice(0, at + 1);
  return FACT.test(told) && !NOT_YET.test(told);
}

/** "企业说已经解决了可以消掉了": who has the trouble says so, and whoever passes it on wants it closed. */
const BY_ITS_OBJECT =
  /(?:企业|公司|厂里|厂方|村里|社区|物业|老板|负责人|联系人|他们|那边|对方|群众|居民|村民|业主)(?:刚才|刚刚|刚|今天|昨天|已经|自己)?(?:来电话?|打(?:来)?电话(?:来|过来)?|回电话?|来信|发微信)?(?:都|也)?(?:说|讲|反馈|回复|告诉(?:我们?)?)(?:是)?(?=[^,。;?]{0,6}(?:解决|办结|处理好|修好|弄好|搞定|通|好))/;

export function withoutWhoSaidSo(folded: string): string {
  if (!CLOSES.test(folded)) return folded;
  return folded.replace(BY_ITS_OBJECT, (words) => ' '.repeat(words.length));
}
