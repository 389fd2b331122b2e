import type { Lexicon } from '../../directory/lexicon.ts';
import { fold } from '../../language/fold.ts';
import { mend } from '../../language/slips.ts';

/** A department and nothing else, as somebody answers who is asked which one it is. */
export interface DepartmentAnswer {
  readonly department: string;
  readonly issueNumber?: number;
}

const LONGEST = 40;
const NUMBER = /^\s*(?:@\S+\s+)*(?:#\s?)?([1-9]\d{0,5})(?!\d)\s?(?:号(?:件|问题)?)?[\s,:]*/;
const MENTION = /^\s*(?:@\S+\s+)+/;
/** 都不对吧 应该是, 还是派给; "不是卫健局" says the opposite and is left. */
const BEFORE =
  /^(?:(?:都|全)?不对(?:吧|啊|呀)?|(?:都|全)?不是(?:的|吧|啊)?(?=[\s,。!])|错了|感觉|我觉得|应该|应当|该|是|由|归|属于|找|派给?|给|选|转给?|交给?|还是|就|那|这个|[\s,。!])*$/;
const BEHIND = /(?:吧|呀|啊|呗|哈|的事|来?管|负责|来办|办理|[\s,。!~])+$/;

/** Undefined where a word more is said than which department. */
export function readDepartmentAnswer(text: string, lexicon: Lexicon): DepartmentAnswer | undefined {
  if (text.length > LONGEST) return undefined;
  const folded = mend(fold(text));
  const number = NUMBER.exec(folded);
  const words = folded.slice(number?.[0].length ?? MENTION.exec(folded)?.[0].length ?? 0);
  const department = onlyName(words.replace(BEHIND, ''), lexicon) ?? onlyName(words.trim(), lexicon);
  if (department === undefined) return undefined;
  return number === null ? { department } : { department, issueNumber: Number(number[1]) };
}

function onlyName(words: string, lexicon: Lexicon): string | undefined {
  const [found, ...others] = lexicon.find(words);
  const isAll = found?.end === words.length && BEFORE.test(words.slice(0, found.start));
  if (!isAll || others.length > 0) return undefined;
  return found.what === 'department' && found.strength !== 'stem' ? found.name : undefined;
}
