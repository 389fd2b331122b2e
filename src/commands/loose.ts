import { categoryOf } from './reports/category.ts';
import type { ActionIntent, ActionName } from './intent.ts';
import { mayClose } from './statements/done/closing-words.ts';
import { deedWithoutNumber } from './statements/done/deed-without-number.ts';
import { actionOf } from './grammar.ts';
import { readCompletion } from './statements/done/completion.ts';
import { isQuestion } from './guards.ts';
import { ownTakenBack } from './statements/own-taken-back.ts';
import type { Reading } from './reading.ts';
import { stillOpen } from './statements/done/still-open.ts';

const BARE_DONE =
  /^(?:报告)?(?:这个|那个|这件|那件|这|那|该)?(?:问题|事情|事|工单)?(?:已经?|都|现在|现已|今天|刚刚?|全部)*(?:解决|办结|处理完|处理好|销号)(?:了|啦|完毕|好了)?[。!~\s👍谢]*$/u;
const BARE_WORD =
  /^\s*(?:请|申请|我要|要|想|我们?(?=接))?\s?(签收|已签收|接单|接了|接下了|受理|退回|退单|催办|催一下|督办|加急|撤销|作废|重办|提级|挂账|延期|转办|销号|办结|已办结|确认办结|未解决|没解决|合并|并单)(?:了|一下|吧)?[。!\s]*$/;
/** "满意", to nobody: the answer to a 办结 that waits for it. */
const BARE_CONTENT =
  /^(?:我们?|企业|群众|村民)?(?:都|很|非常|基本|比较|挺|还算|十分){0,2}满意(?:的|了)?[。!~\s👍]*$|^(?:行|好|可以)?[,\s]?(?:可以|同意)销号了?[。!~\s]*$/u;
/** Said of a request in a message of its own; with a number behind it "接了" is about a telephone as well. */
const SPOKEN: Readonly<Record<string, ActionName>> = { 接了: 'accept', 接下了: 'accept' };

/**
 * Words of action without any number: the intent with `needsClarification`, so that the bot asks which issue is meant and changes nothing.
 * Only a bare command, or a plain statement about a known object; anything longer is talk.
 */
export function readLoose(reading: Reading): ActionIntent | undefined {
  const { folded, names, typed, mentionsBot, context } = reading;
  const text = folded.trim();
  if (text.length > 80) return undefined;
  const word = BARE_WORD.exec(text)?.[1];
  const intent = word === undefined ? undefined : (SPOKEN[word] ?? actionOf(word));
  if (intent !== undefined)
    return unclear(intent === 'resolve' && /未|没/.test(word ?? '') ? 'reopen' : intent, {});
  const takenBack = ownTakenBack(folded);
  if (takenBack !== undefined && !isQuestion(text)) return unclear('cancel', whyOf(typed.slice(takenBack)));
  if (BARE_CONTENT.test(text) && context.channel !== 'department')
    return unclear('confirm', { text: typed.trim(), onlyIfAwaited: true });
  if (isDisappointed(reading)) return unclear('reopen', { text: typed.trim(), onlyIfAwaited: true });
  const deed = deedWithoutNumber(reading);
  if (deed !== undefined) return deed;
  const completion = readCompletion(folded);
  const closes = mayClose(folded) && ASKS_TO_CLOSE.test(folded);
  if (completion.kind !== 'done' && !closes) return undefined;
  if (BARE_DONE.test(text)) return unclear('resolve', {});
  const subject = names.find(({ what }) => what === 'object')?.name;
  const isOwn = OWN.test(folded) || (context.senderRole === 'contact' && OWN_MATTER.test(folded));
  if (subject === undefined && !mentionsBot && !closes && !isOwn && !tellsOfWork(reading)) return undefined;
  if (ELSEWHERE.test(isOwn ? text.replace(THANKS, '') : text)) return undefined;
  return unclear('resolve', {
    text: typed.trim(),
    outcomeText: typed.trim(),
    ...(subject === undefined ? {} : { subject }),
  });
}

/** The word by which nothing but an issue is closed. */
const ASKS_TO_CLOSE =
  /销号|结案|办结|归档|[这那该](?:个|一)?(?:单子?|[条件]|问题|工单)(?:就|也)?(?:可以|能)[^,。;]{0,3}[结销关划消]/;

/** "我们反映的那个问题解决了" */
const OWN = /^\s*(?:我们?|咱们?|俺们?)(?:刚才|上午|下午|昨天|今天|前天|上周)?(?:上?报|提|登记|反映)的/;

/** "我那个事儿": an object's contact has no other here. */
const OWN_MATTER = /^\s*(?:我们?|咱们?|俺们?)的?[那这]个?(?:事儿?(?!情)|事情|问题|困难|单子?)/;
const THANKS = /(?:谢谢|感谢|多谢)[^,。;!]{0,12}/g;

const LONGEST_CRY = 30;
const SAYS_AT_ONCE =
  /^(?:哪有|根本|压根|其实|明明|实际上?|现在|这边|我们这边?)?(?:还是?|仍然?|依然|照样|又|都)?(?:没|不行|断|堵|漏|停|坏|塌|[进出过]不|老样子)/;

/** "还没通！车还是进不来", to nobody: silence would let a 办结 stand that is none. */
function isDisappointed({ folded, context }: Reading): boolean {
  const text = folded.trim();
  if (text.length > LONGEST_CRY || isQuestion(text) || context.channel === 'department') return false;
  return SAYS_AT_ONCE.test(text) && stillOpen(text);
}

function whyOf(rest: string): { readonly text: string } {
  const text = rest.replace(/^[\s,，。;；!！]+/, '').trim();
  return { text: text === '' ? BY_ITS_REPORTER : text };
}
/** Who takes back what was just reported owes nobody another reason. */
const BY_ITS_REPORTER = '报告人撤回';

const ELSEWHERE = /会上|大家|新闻|记者|工作组|感谢|学习|走访|检查|督查|昨天说|上次|去年|以前|之前|曾经/;

function unclear(intent: ActionName, slots: Partial<ActionIntent>): ActionIntent {
  return { intent, issueNumbers: [], needsClarification: true, ...slots };
}

/** "住宿的事解决了": no object is named, yet it is about the kind of matter that groups report. */
function tellsOfWork({ folded, lexicon: { names } }: Reading): boolean {
  if (
    !/(?:的)?(?:事|问题|困难|难题|情况)儿?(?:也|都|已经?|全部|现在|终于){0,2}(?:解决|办|处理|搞定|落实)/.test(
      folded,
    )
  )
    return false;
  const category = categoryOf(folded, names.categories);
  return category !== undefined && category !== '其他';
}
