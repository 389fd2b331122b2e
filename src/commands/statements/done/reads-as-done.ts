import { fold } from '../../../language/fold.ts';
import { CONDITION, isQuestion } from '../../guards.ts';

const DONE =
  /已|[完好毕妥齐](?:了|成|毕|$|[,，。;；!])|(?:完|好)[\p{Script=Han}]|了(?:$|[,，。;；!])|[发清修办换装拆补送拉通][\p{Script=Han}]?了|办结|完成|到位|解决/u;
const NOT_YET =
  /[没未]|不(?!影响|再)|还(?:要|得|差|在|剩|需)|明[天早日]|后天|下[周午]|今晚|回头|马上|正在|在[办修清做]|将|准备|打算|计划|预计|争取|等|待(?!遇)|先|再[去来看说等]|要[去等]|[会想该]|多半|大概|可能|应该|差不多|快[好完了]|一半|部分|基本|尽快|抓紧/;

/** Told as a deed that is over: 已清完装修垃圾. A plan, half of it, a doubt and a question are not. */
export function readsAsDone(words: string): boolean {
  const folded = fold(words);
  return DONE.test(folded) && !NOT_YET.test(folded) && !CONDITION.test(folded) && !isQuestion(folded);
}
