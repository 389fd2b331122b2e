import { fold } from '../../language/fold.ts';
import type { QueryIntent } from '../intent.ts';
import type { Reading } from '../reading.ts';
import { MILD, PLEASE, SHARP } from './news-asked.ts';

/** An enterprise asks after what it reported; `matter` is what it calls it, empty where it says no more than 那个事. */
export interface OwnMatterAsked {
  readonly matter: string;
}

const WHERE = '(?:这边|这儿|公司|企业|单位|社区|小区|村里|[厂店村])?';
const OWN = `(?:我们|咱们|俺们|我|咱|俺)${WHERE}`;
const WHEN = '(?:上次|上回|之前|前几天|前两天|昨天|前天|上周|早上|上午|刚才|早就)?(?:[跟向给]你们)?';
const TOLD = `${WHEN}(?:上?报|反映|登记|提)(?:上去|过|了)?的`;
const MATTER = '(?<matter>[\\p{Script=Han}a-z]{0,10}?)';
const THING = '的?(?:事儿?|事情|问题|诉求|困难)';
const SOON =
  '(?:到底)?(?:什么时候|啥时候|何时|几时)(?:才)?能(?:够)?(?:给)?(?:解决|办好|办完|弄好|修好|处理好?|有结果|有消息)';
const ASK = `(?:${SHARP}|${MILD}|${SOON})`;
const END = '[\\s,。?!~]{0,2}(?:谢谢|麻烦了?|急|呀|啊|呢){0,2}[\\s,。?!~]{0,3}$';
const THAT = '[那这](?:个|件|条)?';

/** From 我们反映的…, which says that it was reported, to 我们那个…的事; each is the whole message. */
const SHAPES = [
  `(?:${OWN})?${TOLD}(?:${THAT})?${MATTER}${THING}`,
  `${OWN}${TOLD}(?:${THAT})?${MATTER}`,
  `${OWN}(?:的)?${THAT}${MATTER}${THING}`,
].map(whole);
/** Where the bot is spoken to, 单子 is no enterprise's order. */
const SHEET = whole(`${OWN}(?:的|${TOLD})?${THAT}${MATTER}的?(?:工单|单子?)`);

/** "看看我上周报的那个电梯的事": to look is to ask. */
const LOOKED_UP = new RegExp(
  `^(?:请|麻烦|帮我|帮忙|给我|[\\s,])*(?:看看|看一?下|查查|查一?下|查|问问|问一?下|找找|找一?下)(?:${OWN})${TOLD}(?:${THAT})?${MATTER}(?:${THING}|的?(?:工单|单子?))?${END}`,
  'u',
);

function whole(shape: string): RegExp {
  return new RegExp(`^${PLEASE}${shape}[\\s,]?${ASK}${END}`, 'u');
}

const MAY_ASK = /报|反映|登记|提|那|这/;
const LONGEST = 40;

export function ownMatterAsked(text: string): OwnMatterAsked | undefined {
  return askedIn(fold(text).trim(), SHAPES);
}

/** "@助手 我那个事咋样了": what the sender reported, told by nothing else than that it is their own. */
export function ownMatterOf({ folded, mentionsBot, quotedIssue, context }: Reading): QueryIntent | undefined {
  const isAddressed = mentionsBot || (context.channel === 'private' && context.senderRole !== 'contact');
  if (!isAddressed || quotedIssue !== undefined) return undefined;
  const asked = askedIn(folded.trim(), [...SHAPES, SHEET, LOOKED_UP]);
  if (asked === undefined) return undefined;
  const words = asked.matter === '' ? {} : { words: asked.matter };
  return { intent: 'query', issueNumbers: [], scope: 'mine', ...words };
}

function askedIn(folded: string, shapes: readonly RegExp[]): OwnMatterAsked | undefined {
  if (folded.length > LONGEST || /[\d#]/.test(folded) || !MAY_ASK.test(folded)) return undefined;
  const match = shapes.map((shape) => shape.exec(folded)).find((found) => found !== null);
  return match == null ? undefined : { matter: match.groups?.['matter'] ?? '' };
}
