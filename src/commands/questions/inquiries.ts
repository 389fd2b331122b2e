import { anyOf, pattern, words } from '../../language/pattern.ts';
import { departmentsNamed } from '../departments.ts';
import { dutyAsked } from './duty-asked.ts';
import type { NoteIntent } from '../intent.ts';
import type { Reading } from '../reading.ts';

const POLICY_HEAD =
  /^\s*(?:请问|想问|问一下|咨询一下|咨询|了解一下)?(?:查政策|政策查询|查一下政策|政策)(?:\s|:)\s*(\S.{0,60})$/;

const GUIDED = /(?:怎么|如何|怎样|咋个?)(?:申报|申请|认定|享受|兑现|领取)/;

/** "企业缓缴社保现在什么条件": said to the bot, what is to be had and on what terms. */
const TERMS = anyOf(
  /(?:什么|哪些|啥|多少|几[个条样])(?:样的?)?(?:条件|材料|标准|门槛|手续|要求|资料|证明)/,
  /(?:条件|标准|门槛|手续|材料|流程|时限)(?:是|有|要|都)*(?:什么|啥|哪些|怎么样?|咋样|多少|高不高)/,
  /(?:能|可以|可|会)(?:不能|不可以)?(?:申请|申报|享受|办理?|领取?|减免?|免|缓缴?|返还?|退|补)(?:多少|几|吗|不|么|到什么时候|多久)/,
  /(?:补|返|免|减|贷|退|缓)(?:贴|还|缴|助)?(?:多少|几[个成年月])/,
  /符合(?:什么|哪些)?条件/,
);
const GUIDED_TO =
  /(?:怎么|如何|怎样|咋)办理|有(?:没有|啥|什么|哪些)[^,。;!?]{0,8}(?:补贴|补助|返还|减免|奖补|贴息|优惠|扶持|奖励)[\s?。!]*$|政策[\s?。!]*$/;
const OF_POLICY =
  /社保|医保|养老|公积金|税|补贴|补助|返还|贷款|贴息|减免|缓缴|稳岗|失业|租金|房租|培训|担保|奖补|奖励|低保|救助|小微|创业|展期|续贷|降费|电费|气费|用工|人才|专精特新|高新|技改|留抵|复工/;

const POLICY_ASK = anyOf(
  /(?:有没有|有什么|有哪些|有啥|查|查询|查一下|想了解|了解|咨询|问一下|求|最新|享受什么|享受哪些|能享受|适用|找一下|发一下|要)[^,。;]{0,24}(?:政策|补贴标准|优惠|文件|十条|条措施|实施细则|规定)/,
  /(?:政策|优惠|补贴|措施|文件|规定)[^,。;]{0,12}(?:有哪些|是什么|(?:去|在|到)?哪(?:里|儿)?(?:能|可以|可)?(?:查|看|找|下载|问|领)|怎么申请|怎么申报|如何申请|如何申报|怎么享受|怎么规定|在哪|有没有|有吗|条件|[?]|吗|查一下|发一下)/,
);

export function policyQuery({ folded, typed, names, mentionsBot }: Reading): NoteIntent | undefined {
  const isTerms = (TERMS.test(folded) || GUIDED_TO.test(folded)) && OF_POLICY.test(folded);
  const guided = mentionsBot && (GUIDED.test(folded) || isTerms) && folded.trim().length <= 40;
  if (!guided && !/政策|补贴|优惠|十条|措施|文件|细则|规定|条例/.test(folded)) return undefined;
  const head = POLICY_HEAD.exec(folded);
  const asks =
    guided ||
    head !== null ||
    (folded.trim().length <= 60 &&
      POLICY_ASK.test(folded) &&
      (mentionsBot || /政策|补贴/.test(folded)) &&
      !/会上|解读会|宣讲会|几点|开会|学习|传达|汇编.{0,4}(?:发|印)了/.test(folded));
  if (!asks) return undefined;
  const subject = names.find(({ what }) => what === 'object')?.name;
  if (head === null && subject !== undefined && /请|麻烦|协调|帮忙|太高|太贵|卡在/.test(folded))
    return undefined;
  return {
    intent: 'policy_query',
    topic: topicOf(head === null ? typed : typed.slice(typed.length - (head[1] ?? '').length)),
    ...(subject === undefined ? {} : { subject }),
  };
}

/** What stands before a topic and says only that it is looked for. */
const BEFORE_TOPIC =
  /^(?:请问|想问一?下?|问一下|咨询一?下?|麻烦|帮忙|帮我|查询|查一下|查下|查|了解一?下?|想了解一?下?|现在|目前|最新的?|我们|企业|公司|有没有|有什么|有哪些|有啥|能享受(?:到)?(?:什么|哪些|啥)|关于|针对|一下|的|,|，|\s)+/u;
const ASKED_OF_TOPIC = anyOf(
  words`有没有 有哪些 有什么 有什么规定 规定 是什么`,
  /怎么(?:申请|申报|享受|规定|办理)/,
  /如何(?:申请|申报)/,
  /咋个?(?:申请|申报|享受|弄)/,
  /有(?:没有)?政策没?有?/,
  /在哪(?:查|看)?/,
  words`发一下 查一下`,
  /的?政策/,
  /(?:现在|目前|都|具体)?(?:需要|要|得|是|有|符合|满足)?(?:什么|哪些|啥)(?:样的?)?(?:条件|材料|标准|门槛|手续|要求|资料)/,
  /的?(?:条件|标准|门槛|手续|材料)(?:是|有|要)?(?:什么|啥|哪些|多少|高不高)?/,
  /(?:还|现在)?(?:能|可以)(?:不能)?(?:申请|申报|享受|领|返|补|贷|免)(?:多少|不)?/,
  words`现在 目前 吗 呢 啊`,
  /[?？!！。\s]/u,
);
const BEHIND_TOPIC = pattern`${ASKED_OF_TOPIC}+$`;

function topicOf(typed: string): string {
  const bare = typed.trim().replace(BEFORE_TOPIC, '').replace(BEHIND_TOPIC, '');
  return bare === '' ? typed.trim() : bare;
}

/** "联系人是不是换了，给个新号", "电话打不通": said to the bot, who is to be reached now. */
const REACHES = anyOf(
  /(?:谁|哪[个位])(?:是)?(?:在)?(?:分管|管|负责)(?![管你我他它])(?=[^啊呀呢吧嘛的,。!?\s]{2})/,
  /(?:联系人|联络员|负责人)的?(?:电话|号码|联系方式)?(?:发|给)(?:我|一?[下个]|过来)/,
  /(?:联系人|联络员|负责人|对接人|老板|老总|厂长|经理)[^,。;!?]{0,6}(?:是不是|有没有|有|还)?(?:换|变|改|是谁|叫啥|叫什么)/,
  /(?:给|发|要|有|换)(?:个|一?下|我|没有?|一个)?(?:新|最新)的?(?:号码?|电话|联系方式|手机号?)/,
  /(?:电话|手机号?|号码|联系方式)(?:打不通|是空号|停机|变了|换了|是不是|有吗|有没|给一?[个下]|发一?[个下]|来一?个|多少|是啥)/,
  /(?:找|跟|和|与)(?:谁|哪[个位])(?:对接|联系|联络)/,
  /(?:谁|哪[个位])(?:跟|和|在)?[^,。;!?]{0,8}(?:对接|联络)/,
  /对接的?(?:人)?(?:是)?谁/,
  /(?:给|发|要|来)(?:我)?(?:一?[个下])(?:他们?的?)?(?:电话|号码|联系方式|手机号?)(?=$|[,。!?\s])/,
);

const CARD = anyOf(
  /谁是[^,。;!?]{0,8}(?:联络员|联系人|对接人|负责人|包联干部|组长)/,
  words`联系卡 名片 通讯录 联系方式 联系电话`,
  /电话(?:号码)?(?:是)?(?:多少|几|发|给|有没有|\?)/,
  /(?:联络员|联系人|对接人|负责人|包联干部|包联领导|组长|专班)(?:的)?(?:是谁|是哪|电话|是哪位|联系|\?|吗|叫什么)/,
  /(?:谁|哪位|哪个)(?:在)?(?:负责|包联|对接|联系)/,
  /(?:负责|包联|对接|联系)[^,。;!?]{0,6}的[^,。;!?]{0,6}是(?:谁|哪[位个])/,
  /(?:联系人|联络员|负责人|对接人)\s*[?。]?\s*$/,
  /找谁\s*[?。]?\s*$/,
  /怎么联系/,
);

export function contactQuery(reading: Reading): NoteIntent | undefined {
  const duty = dutyAsked(reading);
  if (duty !== undefined) return duty;
  const { folded, typed, names, mentionsBot } = reading;
  if (
    /#\s?\d/.test(folded) ||
    folded.trim().length > 40 ||
    !(CARD.test(folded) || (mentionsBot && REACHES.test(folded))) ||
    /填|登记|上报|报送|收集|统计|汇总|更新|发给我一下你|上交|提交|交一下|做好|制作|印|1[3-9]\d{9}/.test(
      folded,
    )
  )
    return undefined;
  const office =
    departmentsNamed(folded, names)[0] ??
    names.find(({ what, strength }) => what === 'department' && strength !== 'stem');
  const object = names.find(({ what }) => what === 'object');
  const card =
    /^\s*(?:查|看|要|发|调|给我)?(?:一下|一份)?(?:联系卡|通讯录)/.test(folded) ||
    /联系卡\s*[?。!]*\s*$/.test(folded);
  if (
    office === undefined &&
    object === undefined &&
    !card &&
    !(mentionsBot && /工作组|[咱我本]们?组|组长|协调员|你们|联系卡|通讯录|联系方式|联系电话/.test(folded))
  )
    return undefined;
  const rest = typed.replace(/联系卡|通讯录|的|查一?下?|[?？\s]/g, '');
  const about = object?.name ?? office?.name ?? (rest === '' ? undefined : rest);
  return {
    intent: 'contact_query',
    ...(object === undefined ? {} : { subject: object.name }),
    ...(office === undefined ? {} : { department: office.name }),
    ...(about === undefined ? {} : { topic: about, contact: about }),
  };
}
