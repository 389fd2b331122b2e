import type { Lexicon } from '../../directory/lexicon.ts';
import { fold } from '../../language/fold.ts';
import { hashedNumbers } from '../../language/issue-numbers.ts';
import { mend } from '../../language/slips.ts';
import { commandFor } from '../grammar.ts';
import { isQuestion } from '../guards.ts';
import { namesIn, type BareOrder } from './read-bare-order.ts';

const MATTER = '(?<matter>[^,，。;；!?\\s]{2,24}?)';
const WHICH =
  '(?:的?[那这](?:个|件|条|些|几[个件条])?(?:事儿?|事情|问题|单子?)?|的(?:事儿?|事情|问题|单子?)?)';
const PLEASE = '(?:你们?|大家|各组|给我|帮我|麻烦|请|一定|必须|务必|还|要|得|再|也|[\\s,])*';
const ALL = '(?<all>都|全部?|统统|挨个|逐个)?';
const PRESS = '(?:(?:给我|要|得|再|去)*)(?:盯|催|抓紧|督促)(?:紧|牢|住|着|催|办|促|处理|解决|落实)*';
const HOW = '(?:一?[下遍]|点儿?|一点|些|了)*(?:吧|啊|呀|哈)?[\\s。!]*$';
const PRESSING = new RegExp(`^(?:@\\S+\\s+)*${MATTER}${WHICH}${PLEASE}${ALL}${PRESS}${HOW}`);
const MAY_BE_ONE = /[盯催抓督]/;
const LATE = /超期|逾期|超时|拖期/;
const LONGEST = 50;

/** "凤凰粮食那件盯紧点", "超期的都催一遍": what is meant first, and at the end that it is to be pressed. */
export function readPressing(text: string, lexicon: Lexicon): BareOrder | undefined {
  if (text.length > LONGEST || !MAY_BE_ONE.test(text)) return undefined;
  const folded = mend(fold(text));
  const { matter, all } = PRESSING.exec(folded)?.groups ?? {};
  if (matter === undefined || hashedNumbers(folded).length > 0 || isQuestion(folded)) return undefined;
  const named = namesIn(matter, lexicon);
  const isLate = LATE.test(matter);
  if (!isLate && named.objects.length === 0 && named.departments.length === 0) return undefined;
  return {
    intent: 'urge',
    word: '催办',
    words: text.replace(/^(?:@\S+\s+)+/, '').trim(),
    ...named,
    example: commandFor('urge')?.example ?? '催办 #12',
    ...(isLate ? { isLate } : {}),
    ...(all === undefined ? {} : { isAll: true }),
  };
}
