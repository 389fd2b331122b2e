import { hashedNumbers } from '../language/issue-numbers.ts';
import type { Reading } from './reading.ts';

/** An issue's number, as it stands in folded text. */
const ONE = '#\\s?\\d{1,9}';

/** A number is named and nothing is said of its issue: an example, a slip of the ear, a wish for later. */
const MENTIONS = [
  // 刚才说的#22是打个比方, 比如#12
  `${ONE}[^。;!?\\n]{0,6}(?:是|只是|就是|不过是)?(?:打个?比方|举个?例子?|随便(?:说|打|写)的|示例|测试用的)|(?:打个?比方|比方说|举个?例子?|例如)[^。;!?\\n]{0,6}${ONE}`,
  // 我说的是12楼会议室，不是#12
  `(?:我(?:说|讲|指|问|要)的是[^。;!?\\n]{1,20}[,。]?(?:不|并非)是(?:说|指)?\\s?${ONE}|(?:我)?(?:说|讲|指|问)的(?:不|并非)是\\s?${ONE})\\s*[。!]*\\s*$`,
  // 等#40办结了我请客
  `^\\s*(?:等|等到|待|待到)\\s?${ONE}[^,。;!?\\n]{1,8}(?:了|好|后|完)[,\\s]?(?:之后|以后|再|就|才|我|咱|大家|一起|可以|都)`,
  // 原话是“#30合并到#28”，我觉得不合适
  `(?:原话|原文|他说|群里说|有人说|写的)(?:是|:)?\\s?["“「『'][^"”」』'\\n]{0,30}${ONE}[^"”」』'\\n]{0,30}["”」』']`,
].map((shape) => new RegExp(shape, 'u'));

/** What merely mentions an issue is answered only where the bot is spoken to. */
export function merelyMentions({ folded, mentionsBot, quotedIssue }: Reading): boolean {
  if (mentionsBot || quotedIssue !== undefined || !folded.includes('#') || folded.length > 80) return false;
  return hashedNumbers(folded).length > 0 && MENTIONS.some((shape) => shape.test(folded));
}
