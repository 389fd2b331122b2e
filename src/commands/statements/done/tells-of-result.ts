import { anyOf, words } from '../../../language/pattern.ts';
import { fold } from '../../../language/fold.ts';
import { isQuestion } from '../../guards.ts';

const LEAST = 4;
const LONGEST = 80;

/** Less than done: 清是清了, 还有一堆, 太窄, 过不去, 还没拿到. */
const LESS = anyOf(
  /还(?:有|没|是|在|要|得|差|剩|不)/,
  /没(?:有)?(?:拿|到|好|通|来|人|修|清|办|解决|彻底|干净|弄|发|收|见|恢复|完)/,
  /[过进出上下走开打用办拿通看搞]不(?:去|来|了|到|上|开|通|成|动)/,
  /(.)是\1了/,
  /[了好]?[,，\s]?(?:就是|只是|不过|但是|可是|但)/,
  /太(?:窄|慢|小|少|短|高|低|脏|臭|差|挤|吵|远|贵|软|薄|浅)/,
  /不(?:够|行|管用|干净|彻底|通|亮|好|对|热|出水)/,
  /又(?:堵|坏|断|停|漏|黑|不|没|冒|塌|响)/,
  words`一半 凑合`,
);

/** Speaks of something that somebody calls done, and is not content for sure. Whether anything is called done, the ledger knows. */
export function tellsOfResult(text: string): boolean {
  const folded = fold(text).trim();
  return folded.length >= LEAST && folded.length <= LONGEST && LESS.test(folded) && !isQuestion(folded);
}

const BIGRAM = 2;
const COMMON =
  /[的了是有没不还在要就也都很太个这那么吧啊呢我你他们]|问题|办理|处理|解决|情况|社区|公司|一直|已经/;

/** Two characters of the matter itself stand in both: 大车, 垃圾. */
export function sharesMatter(text: string, matter: string): boolean {
  const [said, known] = [fold(text), fold(matter)];
  for (let at = 0; at + BIGRAM <= said.length; at += 1) {
    const pair = said.slice(at, at + BIGRAM);
    if (/^\p{Script=Han}+$/u.test(pair) && !COMMON.test(pair) && known.includes(pair)) return true;
  }
  return false;
}

const THING = /[井路灯桥渠沟管泵闸门窗墙网厕坑塘坝杆塔锅]/g;

/** A thing that is called by one character stands in both: 井 of 机井, 路 of 进村路. */
export function sharesThing(text: string, matter: string): boolean {
  const known = fold(matter);
  return [...fold(text).matchAll(THING)].some(([thing]) => known.includes(thing));
}
