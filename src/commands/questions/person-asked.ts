import { fold } from '../../language/fold.ts';

const ASKS_NUMBER =
  /^\s*(?:@\S{1,16}\s+)?(?:请问|麻烦|帮忙|帮我|查一?下|查|问一?下|谁(?:有|知道)|有没有|发一?下|给我|要)?\s?(?:一下)?\s?([\p{Script=Han}·]{2,14}?)(?:同志|主任|科长|局长|组长|书记|老师|联络员)?的?\s?(?:联系电话|电话号码|电话|手机号码?|手机|联系方式|号码)(?:是)?(?:多少|几号|啥|有吗|有没有|发一?下|发我|给我|给一?下)?\s?[?。!吗呢啊]*\s*$/u;

/** "张春生的电话": whose number is asked for, as typed; whether there is such a person the directory knows. */
export function personAsked(text: string): string | undefined {
  return text.length > 40 ? undefined : ASKS_NUMBER.exec(fold(text))?.[1];
}
