import { commandFor, REPORT_EXAMPLE } from './grammar.ts';
import { isQuestion } from './guards.ts';
import type { Parsed, ParseContext } from './intent.ts';
import { takesLatestBack } from './statements/own-taken-back.ts';
import type { Reading } from './reading.ts';

/** A keyword stood there: it always gets its answer. */
export function misused(why: string, example: string): Extract<Parsed, { kind: 'misused' }> {
  return { kind: 'misused', why, example, isKeyword: true };
}

const NEEDS_NUMBER = /^\s*(?:请|麻烦)?(查询|查|绑定|认领管理员|政策|联系卡)\s*[?。!]*\s*$/;

/** Nothing could be made of it: silence for talk, one line with an example for whoever spoke to the bot. */
export function unanswered(reading: Reading): Parsed {
  const text = reading.folded.trim();
  if (/^(?:\p{Script=Han}{1,4}\s?)?#+\s*$/u.test(text))
    return { kind: 'misused', why: '编号没写全。', example: '#12 已解决' };
  if (NO_SUCH_NUMBER.test(text)) return misused('没有这个编号，请核对。', '#12 已解决');
  const [, admin, anybody] = WRONG_CODE.exec(text) ?? [];
  const code = admin ?? anybody;
  if (code !== undefined) return misused('代码不对，请核对后再发。', BARE[code]?.[1] ?? '');
  const bare = NEEDS_NUMBER.exec(text)?.[1];
  if (bare !== undefined)
    return misused(...(BARE[bare === '查询' ? '查' : bare] ?? ['没看懂。', REPORT_EXAMPLE]));
  const sought = LOOKS_UP.exec(text)?.[1];
  if (sought !== undefined) return looked(sought);
  if (URGES_ALL.test(text)) return misused('催哪一件要带编号。', commandFor('urge')?.example ?? '催办 #12');
  const told = reading.mentionsBot ? HOW_IS.exec(text)?.[1] : undefined;
  if (told !== undefined) return looked(told);
  if (reading.mentionsBot && THANKS.test(text)) return misused('不客气，有事随时说。', REPORT_EXAMPLE);
  if (reading.mentionsBot && takesLatestBack(text)) return misused('要撤销哪一件，请带上编号。', '撤销 #12');
  if (ordersUnderNotice(reading)) return misused('要办哪一件，请带上编号。', '督办 #12 三天内办结');
  if (reading.mentionsBot) return { ...misused(UNREAD, exampleFor(reading)), ...toldIn(reading) };
  return { kind: 'chatter' };
}

/** What may be an issue's and could not be read: put before its sender as a choice. */
export const unread = (told: string): Parsed => ({ ...misused(UNREAD, REPORT_EXAMPLE), told });

const UNREAD = '没看明白要办什么，可以这样写：';
const RULES: ReadonlySet<string> = new Set(['supervisor', 'coordinator']);
const PRESSES =
  /必须|务必|督办|批示|约谈|限期|尽快|抓紧|立即|马上|赶紧|盯紧|盯住|办完|办结|落实|答复|说明(?:情况|原因)|怎么回事|为什么/;

/** Somebody who rules answers a brief, a bulletin or a list of the bot's, and no number says which is meant. */
function ordersUnderNotice({ quotesBot, quotedIssue, folded, context }: Reading): boolean {
  return (
    quotesBot && quotedIssue === undefined && RULES.has(context.senderRole ?? '') && PRESSES.test(folded)
  );
}

const looked = (words: string): Parsed => ({
  kind: 'intents',
  intents: [{ intent: 'query', issueNumbers: [], words }],
});

/** "暖气的事怎么样了": of nobody whom the directory knows. */
const HOW_IS =
  /^(?:请问|问一?下|那个|查一?下|看一?下)?[\s,]?([\p{Script=Han}a-z0-9]{2,8}?)(?:的事儿?|那个?事儿?|那件事|的问题)(?:现在|目前|到底)?(?:怎么样|咋样|怎样|办得怎么样|处理得怎么样|什么情况|啥情况|进展(?:如何)?|到哪一?步|有(?:消息|进展|结果)|办(?:好|完)|解决)了?(?:没有?|吗|呢)?[\s?。!]*$/u;

/** What is typed most where somebody is, if not a report. */
const USUAL: Partial<Record<NonNullable<ParseContext['channel']>, Parameters<typeof commandFor>[0]>> = {
  leaders: 'stats',
  department: 'reply',
};

function exampleFor({ context: { channel = 'work_group' } }: Reading): string {
  const usual = USUAL[channel];
  return (usual === undefined ? undefined : commandFor(usual)?.example) ?? REPORT_EXAMPLE;
}

const LEAST_TOLD = 6;
const MOST_TOLD = 500;

/** More than a greeting and no question: it may tell of something. */
function toldIn({ typed, folded }: Reading): { told?: string } {
  // A mention at the head was blanked where it was folded.
  const told = typed.slice(folded.length - folded.trimStart().length).trim();
  if (told.length < LEAST_TOLD || told.length > MOST_TOLD) return {};
  return isQuestion(folded) && !AT_A_LOSS.test(folded) ? {} : { told };
}

const AT_A_LOSS = /(?:怎么|咋)(?:办|整|弄)|如何是好|没(?:有)?(?:人|办法)/;

/** Nobody is told to hurry with everything at once. */
const URGES_ALL =
  /^(?:请|麻烦|帮忙|帮我)?(?:把|给我)?(?:全部|所有|统一|挨个|逐个|一起|都)的?(?:问题|工单|单子|部门|事项)?(?:都|全|再)?催(?:办)?(?:一下|一遍|下|催)?[\s。!]*$/;

const THANKS =
  /^(?:好的?)?[\s,。]*(?:谢谢|感谢|多谢|辛苦|谢了)(?:你|您|啊|啦|了|哈|大家|各位|助手|机器人)*[\s,。!~]*$/;

/** #0, and what nobody has counted up to, with or without a word of command. */
const NO_SUCH_NUMBER =
  /^(?:@\S{1,16}\s+)?(?:\p{Script=Han}{1,8}\s?)?#\s?(?:0+|\d{10,})(?![\d.]|号(?!问题|工单))/u;
/** A code is short and stands alone; "绑定手机号的事" is talk. */
const WRONG_CODE =
  /^(认领管理员)(?=[\s:]*\S)|^(?:请|我要)?(绑定)(?:本群|群|身份|账号)?[\s:]+(?=\S{1,20}(?:\s+\S{1,20})?$)/;

/** "查 某某" for what nobody knows; 查 without a space is everyday talk (查酒驾). */
const LOOKS_UP =
  /^(?:请|麻烦|帮我)?(?:查询|查一下|查看|查)[\s:]{1,3}([\p{Script=Han}a-z0-9()]{2,20})[?。!]?$/u;

const BARE: Readonly<Record<string, [string, string]>> = {
  查: ['要查哪一件或哪个对象？', commandFor('query')?.example ?? '查 #12'],
  绑定: ['绑定要带上口令。', commandFor('bind')?.example ?? '绑定 7K2M9Q'],
  认领管理员: ['认领要带上口令。', '认领管理员 ABCD-1234'],
  政策: ['想查哪方面的政策？', commandFor('policy_query')?.example ?? '政策 稳岗返还'],
  联系卡: ['想看谁的联系卡？', commandFor('contact_query')?.example ?? '联系卡 住建局'],
};
