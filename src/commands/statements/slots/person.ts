import { findPersonalData } from '../../../language/personal-data.ts';
import { pick, type Slots, type Statement } from './statement.ts';

const SURNAME =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳史唐薛雷贺倪汤罗毕郝安常乐于傅康伍余顾孟黄穆萧尹姚邵汪毛米贝戴宋庞熊纪舒项祝董梁杜阮蓝季贾江郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房解丁邓洪左石崔龚程邢陆荣翁段侯武刘龙叶黎白赖卓乔谭申温庄柴瞿艾向易廖耿聂关';

const TITLES = '科长|主任|局长|股长|所长|队长|站长|处长|书记|工程师|经理|同志|师傅|副局长|副科长|副主任|工';

const HANDLER = new RegExp(
  `(?:经办人|承办人|负责人|联系人|责任人|联络人)\\s?[是为:]?\\s?([${SURNAME}][\\p{Script=Han}]{1,2}?)(?=[\\s,。;:、(\\d]|电话|手机|$)|(?:由|安排|指定|指派|派|交|让|请|,|\\s|^|我局|我委|我办|科室)\\s?(?:我局|我委|我办|我们)?((?:[小老](?=[${SURNAME}]))?[${SURNAME}](?:[\\p{Script=Han}]{1,2}?)?(?:${TITLES})?)(?:来|具体|去|全程|专门|,|\\s)?(?:负责|办理|跟进|对接|经办|承办|去办|在办|牵头办|联系|落实|处理|办|盯|1[3-9]\\d{9})`,
  'u',
);

/** "安排人跟进": 安 is no surname there. */
const NOBODY = /^(?:安排|任务|方案|高度|全程|时间|明天|马上|方便|常态|于是|严格|应急)/;

export function handlerOf({ folded, typed }: Statement): Slots {
  const match = HANDLER.exec(folded);
  const name = match?.[1] ?? match?.[2];
  if (match === null || name === undefined || name.length < 2 || NOBODY.test(name)) return {};
  const at = match.index + match[0].indexOf(name);
  return { handler: typed.slice(at, at + name.length) };
}

/** "刚打电话催过", "电话写错了": nobody's name. */
const SAID_OF_CALL =
  /^(?:是?(?:谁|哪|多少|啥|什么|几)|催|[写填报打弄搞]错|没|打|不|回|过|说|有|联系|问|沟通|通知|也|都|一直|已|总)/;

export function contactOf({ typed, folded }: Statement): Slots {
  const phone = findPersonalData(typed).find(({ kind }) => kind === 'phone');
  if (phone !== undefined) return { contact: phone.text };
  const match = /(?:联系人|联系方式|电话)\s?[是为:]?\s?([^,。;\s]{2,20})/.exec(folded);
  return match === null || SAID_OF_CALL.test(match[1] ?? '') ? {} : pick('contact', match[1]);
}
