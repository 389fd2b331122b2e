import { isQuestion } from './guards.ts';

/** Signs that a text is talk, news, a notice or thanks, although it names trouble. */
export const TALK =
  /会上|开会|会议|大家|各组|各位组员|同志们|(?<!等|没|没有|不|未)通知(?!\s?[^,。;]{1,8}(?:局|委|办|队|中心|部门|街道)[。!\s]*$)|请各|要求各|务必|截止|填表|表格|已经?研究|研究过|当时|新闻|记者|据悉|报道|讯|日前|近日|工作组(?:到|来到|一行|成员|马不停蹄|再次|深入|受邀|赴|为|组长|第一时间|了解到|立即|及时|迅速)|在[^,。]{1,16}(?:努力|支持|帮助|关心|大力支持|协调)下|得到(?:了)?解决|圆满|为[^,。]{2,12}(?:解决了|送去)|转发|分享|链接|http|谢谢大家|感谢|辛苦了|哈哈|吃饭|下班|天气|周末|聚餐|孩子|老婆|老公|球赛|生日|新年|有什么(?:问题|困难)|有(?:问题|困难)(?:及时|请|就|的|随时|找)|如有|若有|遇到问题|解决了|已解决|没问题|没有问题|没什么问题/;

/** A question that merely asks for news is no report; "能不能帮忙…" is. */
export function onlyAsks(text: string): boolean {
  return isQuestion(text) && !/能不能|能否|可否|行不行|是不是可以|可不可以|怎么办|咋办|没|缺|不/.test(text);
}
