import { findDates } from '../../language/dates.ts';
import { departmentsNamed } from '../departments.ts';
import { isSpokenTo } from './figures-asked.ts';
import type { NoteIntent } from '../intent.ts';
import type { Reading } from '../reading.ts';

const ON_DUTY = '(?:值班|值守|值夜班?|当班|当值|带班|轮值|顶班|备勤|坐班)';
const WHO = '(?:谁|哪[个位家](?:领导|同志|人)?|哪几[个位]|哪些人?|什么人|啥人)';
const WHEN =
  '(?:现在|目前|今[天日晚夜]|今儿|明[天日晚]|后天|昨[天晚]|这?两天|(?:这|本|下)?个?(?:周|星期)[一二三四五六日天末]?|\\d{1,2}月\\d{1,2}[日号]|\\d{1,2}[号日]|晚上|夜里|白天|上午|下午|中午|周末|节假日|的|[\\s,])';
const PLEASE = '(?:请问|麻烦|查一?下|看一?下|问一?下|说一?下|帮我|给我|发一?下|[\\s,])';
const END = '(?:的|了|呢|啊|呀|吗)?(?:发我|发一?下|给一?下|说一?下|看看)?[\\s?。!]*$';
const SHAPES = [
  `^(?:${PLEASE}|${WHEN}){0,5}(?:轮到|轮着|该|是|有|由|归|都|还){0,2}${WHO}(?:在|来|去|该|是)?${ON_DUTY}${END}`,
  `^(?:${PLEASE}|${WHEN}){0,5}${ON_DUTY}(?:的)?(?:人员?|领导|干部|同志|电话|表|安排|名单|情况)?(?:都|分别)?(?:是|有|轮到)?(?:${WHO}|多少|怎么排|咋排|有吗|有没有)?${END}`,
].map((shape) => new RegExp(shape, 'u'));
const LONGEST = 30;

/** "今天轮到谁值班": who is to be reached now, of one department or of all. */
export function dutyAsked(reading: Reading): NoteIntent | undefined {
  const { folded, names, context } = reading;
  if (!isSpokenTo(reading) || folded.trim().length > LONGEST || !/[值班当勤]/.test(folded)) return undefined;
  const office = departmentsNamed(folded, names)[0] ?? names.find(({ what }) => what === 'department');
  const text = (
    office === undefined ? folded : folded.slice(0, office.start) + folded.slice(office.end)
  ).trim();
  if (!SHAPES.some((shape) => shape.test(text))) return undefined;
  const day = findDates(folded, context.now)[0]?.iso.slice(0, 10);
  return {
    intent: 'contact_query',
    duty: true,
    topic: '值班',
    ...(day === undefined ? {} : { date: day }),
    ...(office === undefined ? {} : { department: office.name }),
  };
}
