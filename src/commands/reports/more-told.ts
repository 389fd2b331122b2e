import { fold } from '../../language/fold.ts';
import { isQuestion } from '../guards.ts';
import { isElsewhere } from './report-talk.ts';

/** Cheaply told of every line of talk, before it is folded. */
const MAY_GO_ON = /^[^\p{Script=Han}]{0,8}[还還另对對再]/u;
const GOES_ON = /^[\s,。]*(?:还有|另外|对了|再就是|再有|再一个)(?:个事儿?|一[个件]事儿?|一点)?[\s,:]*/u;
const THEIRS =
  /^(?:就是)?(?:他们?家?|她们|人家|[他这那](?:家|边|个(?:厂|村|企业|项目|小区))|厂里|村里|企业|工地|小区|社区)(?:那边|这边)?(?:的)?/u;
const LACKS =
  /不(?:够|足|通|行|亮|到位|来)|缺|短|没(?:有)?(?:了|人|货|钱|水|电|气|地方)|坏|堵|漏|断|停[水电气产工]|拖欠|欠|积水|进不|出不|要(?=\s?\d)|需要|急需|发霉|塌|裂/u;
const LONGEST = 120;
const LEAST = 4;

/** What somebody goes on to tell who has just reported something. */
export interface MoreTold {
  readonly words: string;
  /** 他们, 厂里: whom the report before names. */
  readonly isTheirs: boolean;
}

/** "还有 他们消毒液也不够": more trouble, with nothing but the moment to say that it is meant for the bot. */
export function moreTold(text: string): MoreTold | undefined {
  if (!MAY_GO_ON.test(text)) return undefined;
  const folded = fold(text).trim();
  const head = GOES_ON.exec(folded)?.[0];
  if (head === undefined || folded.length > LONGEST) return undefined;
  const words = folded.slice(head.length);
  const theirs = THEIRS.exec(words)?.[0] ?? '';
  const rest = words.slice(theirs.length).replace(/^[\s,:]+/u, '');
  if (rest.length < LEAST || !LACKS.test(rest) || isQuestion(words) || isElsewhere(words)) return undefined;
  return { words: theirs === '' ? words : rest, isTheirs: theirs !== '' };
}
