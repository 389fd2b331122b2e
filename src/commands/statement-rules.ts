import { mayClose } from './closing-words.ts';
import { departmentsMeant, departmentsNamed } from './departments.ts';
import { readCompletion } from './completion.ts';
import {
  DISCONTENT,
  depends,
  isDeedForLater,
  isNegatedBefore,
  isQuestion,
  presses,
  stillOpen,
} from './guards.ts';
import type { ActionName, Intent } from './intent.ts';
import { OFFICIAL_RULES } from './official-rules.ts';
import { takesBackBySlip } from './slip-told.ts';
import { act, asked, doubtful, notSolved, query, settled, type Said } from './said.ts';
import { threatens, withoutToldUrging } from './urging.ts';

export type Rule = (said: Said) => Intent[] | undefined;

/** A plain sentence that holds these words, not negated and not asked, means this action. */
function words(intent: ActionName, pattern: RegExp, when: (said: Said) => boolean = () => true): Rule {
  return (said) => {
    const match = pattern.exec(said.folded);
    if (match === null || !when(said) || isNegatedBefore(said.folded, match.index)) return undefined;
    if (depends(said.folded.slice(0, match.index))) return undefined;
    return [act(said, intent, LEADING.has(intent) && match.index < 4 ? match.index + match[0].length : 0)];
  };
}

/** Actions whose words begin behind the word of command. */
const LEADING: ReadonlySet<ActionName> = new Set([
  'cancel',
  'set_priority',
  'escalate',
  'extend',
  'hold',
  'urge',
  'reopen',
]);

const fromGroup = (said: Said) => !said.byOffice;
const fromOffice = (said: Said) => said.byOffice;
const namesOffice = (said: Said) => departmentsMeant(said.folded, said.names).length > 0;

const CANCEL =
  /^[\s,:]{0,40}(?:请|麻烦|申请|帮忙|帮我|把|我)?(?:撤销|作废|取消|撤回|撤单|删除|删掉|撤掉|撤了|删了)(?!.{0,10}(?:限制|收费|资格|手续|订单|项目|合同|活动|管制|封|加急|挂账|延期|催办|督办|提级|退回|签收|合并|派单|协办|主办|牵头|摊|棚|围挡|牌))|报重了|(?<!不是|不算|并非)误报|(?<!不是|不算|并非)重复(?:上报|报)|(?<!不是|不算)重复了(?!吗)|(?<!不)(?:是|属)重复|不用(?:办|管|处理|协调)了|不需要(?:办|处理|协调)了|(?:作废|撤销|取消)(?:吧|了|掉)?[。!]*\s*$/;
const PRIORITY =
  /(?:不用|不必|不需要?|取消)(?:再)?加急|加(?:个|一下|下)?急(?!速)|特急|(?:转|改|设|标|列|定|调|升级?|提)(?:为|成|到)?(?:紧急|急件|特急|疑难|一般|普通)(?!会议|联系|程序|纳税|采购|通知|情况|避险|集合|疏散)|^[\s,:]{0,40}(?:很|非常|特别|十分)?紧急(?!联系|会议|程度|通知|情况|采购|物资|事件|避险|集合|疏散|出口|制动|预案)|^[\s,:]{0,40}急(?:[!,。\s]|$)|十万火急|(?:走|开|开通)绿色通道|疑难件|不急|按(?:一般|普通|紧急|疑难)(?!程序|流程|规定|情况|标准|做法|纳税)|降为(?:一般|普通)/;
const ESCALATE =
  /提级|提请(?:上级|省|市)|报请(?:上级|省|市)|上报(?:给|到|至)?(?:上级|省|市|区|县)(?!里?的)|报送(?:上级|省|市)|(?<!转型)升级(?:到|至|给|办理|处理|为(?!紧急|特急|急|疑难))|请(?:求)?(?:上级|(?:省|市)(?:里|级|局|厅|委|发改|工信|住建|直))[^,。]{0,12}(?:协调|解决|支持|出面)|上升到(?:省|市)|(?:^|[,。;\s])报(?:给|到|送)?(?:省|市|国家)[\p{Script=Han}]{0,8}(?:局|厅|委|办|部)(?=$|[,。!\s])|(?:请|得|要|需)报(?:给|到|请)?(?:省|市|国家)[\p{Script=Han}]{0,8}(?:局|厅|委|办|部|里)|超出(?:本|我们|区|县)[^,。]{0,6}(?:权限|能力)/u;
const ONSITE =
  /现场(?:办公|协调|会商|推进|调度|会(?!议室)|碰头)|实地(?:协调|会商)|碰头会|现场见|现场集合|(?:开|召开|组织)[^,。]{0,6}(?:协调会|调度会|推进会|碰头会|会商会?|专题会|现场会)/;
const ASSIGN =
  /^(?:[\s,:都全均]|一起|一并)*派(?![给到往单出人专车送])|主办|派给|派到|派往|派单给|指派|交办|改派|分派|分给|分配给|牵头|承办|协办|交给[^,。]{2,10}(?:办|处理|落实)|由[^,。]{2,14}(?:负责|办理|落实|处理)|[改换](?:成|为)|应该是[^,。]{0,8}(?:管|办|负责)/;
/** "撤了交通局的协办" */
const TAKES_OFF = /(?:撤|取消|去掉|免去|解除|不要)[^,。;]{0,8}(?:协办|主办|牵头)/;
const RETURN =
  /^\s*退(?:了|吧)?[。!\s]*$|退回|退单|退件|退办|退给|退还|打回|不(?:归|属于|属|由)(?:我们|我|本|咱)[^,。]{0,10}|不是(?:我们|我|本|咱)[^,。]{0,8}(?:管|职责|职能|范围|负责|业务|的事|的活|局|委|办|单位|辖区|责任|权限|路段|养护)|不(?:归|属于|属|由)[^,。]{0,8}(?:管|职责|范围|业务|负责|权限|辖区)|不在(?:我|本|咱)[^,。]{0,8}(?:职责|范围|辖区|管辖|权限|业务)|(?:我们|我局|我委)?管不(?:了|着)|不该(?:我们|我局|我)|与我(?:们|局|委|办)?[^,。]{0,3}无关|派错|转错|不属于?[^,。;]{1,8}(?:口|系统|条线|战线)(?=$|[,。;!])|(?:我[局委办处队们方]|本[局委办]|我单位)(?:确实|实在|暂)?(?:无法|不能|不予|难以|不便|不宜)(?:受理|承接|承办|接收|签收|接单|接办)|(?:无|没有?)权限|无权(?:办|处理|管)|无(?:此|该)(?:项)?(?:职能|职责|权限)|没有(?:此|该|这(?:个|项))(?:职能|职责|权限)/;
const BELONGS =
  /(?:建议由|请由|归|属于?|应由|该由|应该由|应当由)[^,。;]{2,10}(?:管|负责|职责|范围|职能|办理|处理)/;
/** "这是农业局的事": another office is named as the one whose business it is. */
const OF_ANOTHER =
  /(?:是|属于?|归)(?!我们|我局|本局)[^,。;]{2,12}(?:的(?:事|活儿?|职责|业务|范围|责任)|管的|负责的|该管)/;
/** "不是城管的事", said by 城管. */
const NOT_OURS = /不(?:是|归|属于?)[^,。;]{1,8}(?:的事|的活|该管|管辖|的职责|的业务)(?!吗|情)/;
const EXTEND =
  /延期(?!复工|开学|开工)|延[至到后]|延长|宽限|顺延|展期|推迟(?=.{0,6}(?:天|日|办结|到|至))|再给.{0,8}(?:天|工作日|周)|(?:申请|想|要|需要?|得)?(?:再|往后)?延(?=\s?[\d几两三四五六七八九十一二半]{1,3}\s?个?(?:天|日|周|星期|礼拜|工作日|月))|缓[\d几两三四五六七八九十一二]{1,3}(?:天|个工作日)|(?:期限|时限|时间)[^,。;]{0,4}放宽|放宽(?:到|至|[\d几两三四五六七八九十一二]{1,3}\s?个?(?:天|工作日|周))/;
const HOLD = /挂账|缓办|暂缓|先挂(?:着|起)?|挂起|搁置|暂停办理|暂不具备|先放一放|先缓一缓|先等等/;
const DELIVERS =
  /到货|(?:发|送|分|配)(?:完|齐)|全部发|送到|送去|带去|送达|已到|先到|到了|到位|已送|先[送给发拨配调运]|已拨|拨了|发放|交付|提供了|提供|发了|配送|拨付|调拨|运到|已发|领取|领走|已落实|筹集|给了|送了|调来|运来|交货|分发|下拨/;
const REQUEST =
  /(?:请|麻烦|烦请|让|叫|需要?|希望)(?:你们|贵组|工作组|组里|企业|村里|社区|报告人|上报人|反映人|联系人|申请人|报送人)(?:再|尽快|先|及时|抓紧|帮忙|把)?(?:提供|补[充交报传发送]?(?!贴|助|偿|办|签|种|课)|出具|说明|告知|明确|发(?:一下|来|个|我)?(?!放)|上传|提交|报一下|描述)|请(?:你们|贵组|工作组|组里|企业|报告人|上报人|反映人|联系人)?(?:再|尽快|先|及时)?(?:提供|补充|说明|告知|明确|核实|发(?:一下|来|个|我)?(?!放)|补报|报一下|描述|上传|提交|确认一下)|麻烦(?:你们|工作组)?(?:再)?(?:提供|补充|发|说明|确认|问一下|核实|告知)|(?:需要|还需|需)(?:你们|工作组|企业|再)?(?:补充|提供|明确|进一步了解)|缺(?:少)?(?:具体|详细|相关)?(?:材料|信息|地址|联系方式)|发[个一]?下?(?:定位|位置|照片)|(?:定位|位置|地址|照片|材料|电话|名单|清单|合同)(?:请|麻烦)?(?:再)?(?:发|给|传)(?:一?下|我们?|个|过?来)(?!了)|(?:电话|联系方式|联系人)是?(?:多少|谁|啥|什么)|(?:要|得|须)补充(?=[^,。;]{0,8}(?:材料|资料|[证照]|信息|情况|说明|合同|表|名单|电话|地址|位置|清单|图))|(?:说|写|报|讲)(?:清楚|明白|具体|详细)(?:点|些|一下)?(?!了|吗)(?=$|[,。!\s])|请问|(?:在|是)哪(?:里|儿|个|家|些|天)?|多少(?:人|台|辆|钱|家|吨|个|万)|信息不(?:全|足|完整|清)|(?:具体|详细)(?:是|在|位置|地址|地点|情况|名单|清单)[^,。]{0,10}(?:哪|什么|多少|谁|\?)/;
const URGE =
  /催|追(?:一?下|紧)|别(?:再)?拖|给个(?:说法|准话|答复)|督办|尽快|抓紧|赶紧|赶快|速办|从速|快点|快一点|限.{0,8}(?:办结|解决|答复|完成)|拖(?:了|太|着|到)|没(?:有)?人(?:管|理|来|办|联系|接)|没(?:有)?(?:动静|回音|下文|消息|反应|信儿?)|还没(?:有)?(?:人)?(?:来|办|签收|回|答复|动|处理|给|反馈)|等(?:了)?[\d一二两三四五六七八九十好几半]{1,3}(?:多)?(?:天|周|个月|个星期)|等不(?:及|了|起)|请[^,。]{2,10}(?:解决|办理|落实|处理|答复|报结果)|务必|必须|重点(?:督办|关注)|跟踪(?:督办|问效)|盯紧/;
const REOPEN = /重办|重新(?:办理|处理|协调|打开|开)|重开|打回(?:去)?重(?![新做办]{0,2}了)|返工|再办/;
const ACCEPT =
  /^[\s,:。]{0,40}同意(?:主办|承办|牵头|接办)|^[\s,:。]{0,40}(?:ok|okay|好的?|嗯+|行)?[\s,:。!都均也已经]{0,40}(?:[签收]了?|收下了?|接了)(?=$|[,。!\s])|^[\s,:。]{0,40}(?!你|他|请|让|谁|别|不|未|没|还|等|要|是否|怎|何)[\p{Script=Han}]{0,6}(?:这边|这里|局|委|办|队)?(?:先|就)?(?:签收|接收)(?:一?下|了)?(?:啊|吧|哈|哦)?(?=$|[,。!])|应该?(?:签收|接收|受理)的(?:单子|那[个件])?是(?=\s*(?:$|[,。]))|(?:我们|我局|本局|我委)(?:来)?认领|^[\s,:。]{0,40}(?:已经?|我局|我委|我办|我们|均|都|全部|于?(?:今天|昨天|今日|刚刚?|刚才|上午|下午))*(?:签收|接收|受理|接单|领办|接办|收悉|收到(?!了?(?:群众|企业的|举报|来信|来电|材料|通知|反馈|照片|答复))|知悉)|^[\s,:。]{0,40}\p{Script=Han}{2,3}(?:已)?(?:签收|接收|受理)|我(?:来|去)?(?:负责|跟进|落实|牵头|办理)|(?:我们|我局|我委|我办|本局|由我)(?:局|委|办|单位)?(?:来)?(?:办(?:理)?(?!公)|接(?!到)|负责|牵头|跟进|领)|^[\s,:。]{0,40}(?:好的?|ok|👌|👌🏻|👍|明白|可以|行|没问题|在办)[。!~了,\s]*(?:$|[,。]?(?:我们)?(?:马上|这就|尽快|立即|安排|我来))/u;
const REPLY =
  /^[\s,:。]{0,40}(?:经(?:核实|查|了解|研究|协调|与|现场)|现(?:答复|回复|将)|(?:答复|回复)(?![率太得的不]|时限|口径|期限|[^,。;\s]{1,5}了[\s。]*$)|关于|书面答复|[^,。]{0,10}(?:答复|回复)(?:如下|:|说|称|为|是))/;
const PROGRESS =
  /批(?:下来|复)了|(?:已经?)?到账|放款|进展|正在|在办|办理中|已(?:经)?(?:联系|协调|对接|安排|派|开始|启动|组织|约|通知|报|上报|沟通|反馈|转达|赴|到现场|着手|制定|列入|纳入|签约|提交|进场|开工|铺|做好|向)|预计|计划|争取|力争|推进|开工|施工中|进场|部分|基本|初步|下一步|目前/;
const WHY_THERE =
  /为(?:什么|啥|何)[^,。]{0,6}(?:派|转|分|给|找|归)|(?:怎么|咋)[^,。]{0,4}(?:派|转|分)(?:给|到|的)|派单(?:理由|依据|原因)|(?:谁|凭什么|依据什么)[^,。]{0,3}派|[派转分](?:给)?了?(?:给)?(?:哪|谁)/;
const TIMELINE = /经过(?=$|[?。,\s]|是|呢)|时间线|流水|全过程|来龙去脉|办理(?:过程|记录|轨迹)|历史|轨迹|流转/;
const ASKS_NEWS =
  /^[\s,:。]{0,40}(?:请|麻烦|帮忙)?(?:反馈|通报|汇报|说|报|讲)一?下(?:最新|目前|现在)?的?(?:进展|进度|情况|结果)[。!\s]*$|^[\s,:。]{0,40}(?:您好|你好|领导(?:好)?|请问(?:一下)?|麻烦问一?下|想问一?下|问一?下|[\s,。])*(?:现在|目前|最新)?(?:的)?(?:进展|情况|状态|进度|办理情况|办到哪|到哪|怎么样|咋样|如何)(?:了|呢|如何|怎么样|怎样|是什么|报一下|说一下|\?)*\s*$|^[\s,:]{0,40}(?:请|帮忙|帮我|麻烦)?(?:查询|查看|查|看)(?:一下|下|查|看)?[\s的]*(?:进展|情况|状态|进度|详情|办理情况)?[。!?\s]*$|(?:谁|哪个(?:部门|单位|局))(?:在办|在管|负责|办|管(?!管|一管)|主办)|在(?:谁|哪(?:个|家)?(?:部门|单位|局)?)(?:手[里上头]|那儿?|这儿?)?(?:[\s。?!]|$)|^[\s,:]{0,40}(?:瞅瞅|瞧瞧|瞅一眼|看一眼|瞄一眼)\s*(?:呗|吧|啊)?[\s。!]*$/;

/** "具体谁办我问下领导再说" */
const ASKS_ELSEWHERE =
  /(?:我们?|咱们?)(?:再|先|去|得|要)?(?:问|请示|汇报|商量|研究)|再说|再定|还没定|待定|未定/;

const HANDS =
  /^[\s,:。]*(?:定了[,\s]*)?(?:这?[两三四五六七几](?:个|条|件)(?:问题|单子)?)?(?:都|全部?|均)?(?:请|就|先|直接|应该?|还是|改)?(?:[发转交报推派]?给|转|交|归|找|由|让|[→⇒➡]|[-=]?>)\s?$/u;
/** Only where another office was ruled out in the same breath. */
const INSTEAD = /^[\s,:。]*[改换](?:[到为成由派给])?\s?$/;
const OVER =
  /^\s?(?:来|去)?(?:办|管|处理|办理|负责|牵头|解决|协调|落实|跟进|[核查]实|核查|核对|调查|看看)?(?:一下|一?下吧|吧)?(?:[\s。!]*$|,[^。;]{0,16}(?:配合|协办|协助|参与)[\s。!]*$|,别[^,。]{0,6}[\s。!]*$|,[^,。;]{0,3}[\d一二两三四五六七八九十]{1,3}\s?个?(?:工作日|天|日)(?:之|以)?内[^,。;]{0,4}[\s。!]*$|,(?:不是|不归|别(?:再)?给)[^,。;]{2,12}[\s。!]*$)/;

/** "#1 给交通局", "#1 归住建局管": an office and nothing else; its bare name where one is being looked for. */
function handsOver({ folded, names, reading: { context } }: Said): boolean {
  const [office, ...others] = departmentsMeant(folded, names);
  const areHelpers = others.length === 0 || /配合|协办|协助|参与/.test(folded);
  if (office === undefined || !areHelpers || isQuestion(folded)) return false;
  const isChosen = departmentsNamed(folded, names).length > 1 + others.length;
  const upTo = folded.slice(0, office.start);
  // "给金融办肯定不对，给住建局": what stands before speaks of the other.
  const before = isChosen ? upTo.slice(upTo.lastIndexOf(',') + 1) : upTo;
  const isNamed = context.issueState === 'triage' && /^[\s,:。]*$/.test(before);
  return (
    (isNamed || HANDS.test(before) || (isChosen && INSTEAD.test(before))) &&
    OVER.test(folded.slice(office.end))
  );
}

/** What the department alone can answer: "带公章吗", "25号开始还是26号？". */
const ASKS_MATTER =
  /[带交备][^,。;]{0,6}(?:吗|么|什么|哪些)|要(?:不要)?(?:带|交|准备|几|多少|什么材料|哪些)|(?:价格|价钱|费用|收费|标准)[^,。;]{0,4}(?:多少|几|怎么)|多少(?:钱|一[吨斤个套台])|几(?:份|点(?:钟)?(?:到|来|去|开|集合))|\d{1,2}[号点][^,。;]{0,6}还是|在哪(?:集合|开会|领|交|碰头)|(?:找谁|跟谁)(?:联系|对接|领|拿)/;
/** What a department wants to know of the matter itself. */
const ASKS_WHAT = /几[个台件箱人家吨套辆]|多少|什么(?!时候)|哪(?!天)|型号|规格|尺寸/;

function questions(said: Said): Intent[] | undefined {
  if (WHY_THERE.test(said.folded)) return [query(said, { aspect: 'routing' })];
  if (!isQuestion(said.folded)) return undefined;
  const completion = readCompletion(said.folded);
  if (completion.kind === 'done') return undefined;
  if (completion.kind === 'doubtful' && completion.doubt !== 'question')
    return doubtful(said, completion.doubt);
  if (
    said.byOffice &&
    (!presses(said.folded) || ASKS_WHAT.test(said.folded)) &&
    completion.kind === 'absent' &&
    !/进展|情况如何|怎么样|到哪/.test(said.folded)
  )
    return [act(said, 'request_info')];
  return [asked(said)];
}

function completions(said: Said): Intent[] | undefined {
  const completion = readCompletion(said.folded);
  if (completion.kind === 'absent') return undefined;
  if (completion.kind === 'doubtful')
    return (completion.doubt === 'plan' ? pleased(said) : undefined) ?? doubtful(said, completion.doubt);
  if (stillOpen(said.folded.slice(completion.end)))
    return said.byOffice ? [act(said, 'progress')] : [notSolved(said, 0)];
  return [settled(said, 0)];
}

/** "#12 路通了 谢谢你们", of what is called done. */
const WORKS_AGAIN =
  /^[\s,:。]{0,40}(?:(?:现在|今天|昨天|昨晚|刚刚?|村里|厂里|门口|家里|的|那条)\s?){0,3}(?:路|水|电|气|网|车|灯|货|钱|款|门|桥|井|管道?|暖气|电梯|信号)(?:都|也|已经?|全)?(?:通|来|亮|好|到(?:了?账|货)?|修好|能走|能进)了/;
const SHORT_DONE =
  /^[\s,:。]{0,40}(?:已经?|都|现在|全|真的?是?|确实是?|是|终于|总算)?(?:弄|搞|办|修|解决|处理|全)?(?:好|通|妥|定|完|可以|行|ok)了[。!~，,\s谢谢辛苦了大家👍🙏]*$/u;
/** "#14好了 来电了", "#14 通了，路能走了": the deed, and then nothing but how well it works. */
const DONE_THEN = /^([\s,:。]{0,40}[^,。;!\s]{0,8}了)[\s,。!]+(?=\S)/;
const WORKS_NOW =
  /^(?:(?:现在|今天|刚刚?|早上|上午|下午|中午|昨晚|已经?|都|也|全|[一-龥]{0,4}?)(?:来[水电气]|通[水电车气]|恢复(?:正常|供[水电气]|通[行车]|营业|生产)?|正常|亮|能(?:用|走|过|开|进|打)|可以(?:用|走|过|开|进)|不(?:漏|堵|臭|响|吵|停|积水)|[路水电气网车灯货](?:通|来|亮|好|到|修好)|(?:我们?|刚刚?|今天|昨天)?(?:去|到现场)?(?:看|核实|核对|问|回访|检查)(?:过|了))了?[\s,。!~]*)+(?:谢谢|感谢|辛苦|多谢|大家|各位|你们|了|啦|👍|🙏|[\s,。!~])*$/u;

const LONGEST_THEN = 40;

function isDoneAndWorks({ folded }: Said): boolean {
  const done = DONE_THEN.exec(folded);
  if (done === null || !SHORT_DONE.test(done[1] ?? '') || stillOpen(folded) || isQuestion(folded))
    return false;
  const then = folded.slice(done[0].length);
  return then.length <= LONGEST_THEN && WORKS_NOW.test(then);
}

const PLEASED =
  /(?<!不|不太|不够|不是很|不怎么|不大|没)(?:基本)?满意(?!度|率|吗|答复才)|(?:确认|认可)(?:[,。!\s]|$|解决|办结|无误|完成|销号)|没(?:有)?问题了|五星好评|(?:打|给)?满分(?=$|[,。!\s])|可以销(?!售|往|量|路)|同意(?:销号|办结)/;

function pleased(said: Said): Intent[] | undefined {
  const match = PLEASED.exec(said.folded);
  if (match === null || isQuestion(said.folded) || isNegatedBefore(said.folded, match.index))
    return undefined;
  if (
    /快要?(?:解决|[办弄修]?好|通|办完)|(?:请|待|等|争取|希望|让|才能|如果|要是|未|需|如)[^,。]{0,10}$/.test(
      said.folded.slice(0, match.index),
    )
  )
    return undefined;
  if (stillOpen(said.folded) && said.isSettled) return [notSolved(said, 0)];
  return [act(said, 'confirm')];
}

/** "撤销#12的催办": the deed is taken back, not the issue. */
const TAKES_BACK =
  /^[\s,:]*(?:撤销|取消|收回|撤回)[\s的]*(?:催办|督办|挂账|延期|加急|提级|退回|签收|合并|派单|答复)[。!\s]*$/;

/** "把#12解决掉，周五之前！": an order, and no result. */
const TO_BE_DONE =
  /^[\s,:。]*(?:给我|必须|务必|一定|你们?|赶紧|马上)?(?:解决|处理|办|搞|弄|修|落实)(?:掉|好|完|定|妥)(?![了完毕])[,，\s]*(?:最?[晚迟]|限)?[^,。;!?了]{1,8}(?:之?前|以?内)(?=$|[,。!\s])/;

const URGED = words('urge', URGE, (said) => fromGroup(said) || /催|督办/.test(said.folded));

const mayTakeBack = ({ folded, byOffice }: Said): boolean =>
  !isQuestion(folded) && !byOffice && !stillOpen(folded) && !/其实(?:不是|没有?|并?不)|又不是/.test(folded);

/** From the surest words to the vaguest; the first that applies decides. */
export const RULES: readonly Rule[] = [
  (said) =>
    said.quoted && said.reading.quotesBot && said.isSettled && NO_ALONE.test(said.folded)
      ? [notSolved(said, 0)]
      : undefined,
  (said) => (TAKES_BACK.test(said.folded) ? [act(said, 'supplement')] : undefined),
  (said) =>
    TIMELINE.test(said.folded) && said.folded.trim().length < 12
      ? [query(said, { aspect: 'timeline' })]
      : undefined,
  (said) => (ASKS_NEWS.test(said.folded) && !ASKS_ELSEWHERE.test(said.folded) ? [query(said)] : undefined),
  ...OFFICIAL_RULES,
  words('cancel', CANCEL, mayTakeBack),
  (said) => (mayTakeBack(said) && takesBackBySlip(said.folded) ? [act(said, 'cancel')] : undefined),
  words(
    'onsite',
    ONSITE,
    (said) =>
      !isQuestion(said.folded) &&
      !/(?:已|刚)(?:经)?[^,。]{0,4}现场|(?:会|办公)[^,。]{0,3}(?:很|非常|开得)?(?:成功|顺利|圆满|开完|结束|开过)|开完|刚开/.test(
        said.folded,
      ),
  ),
  words(
    'return',
    RETURN,
    (said) => !isQuestion(said.folded) && (said.byOffice || said.quoted ? true : /退回/.test(said.folded)),
  ),
  words('escalate', ESCALATE, (said) => !isQuestion(said.folded)),
  words('extend', EXTEND, (said) => !isQuestion(said.folded)),
  words('hold', HOLD, (said) => !isQuestion(said.folded)),
  words(
    'assign',
    ASSIGN,
    (said) => !TAKES_OFF.test(said.folded) && namesOffice(said) && !isQuestion(said.folded) && !said.byOffice,
  ),
  (said) => (fromGroup(said) && handsOver(said) ? [act(said, 'assign')] : undefined),
  transferTo,
  words('return', NOT_OURS, (said) => said.byOffice && !isQuestion(said.folded)),
  words('return', OF_ANOTHER, (said) => said.byOffice && namesOffice(said) && !isQuestion(said.folded)),
  words('return', BELONGS, (said) => said.byOffice && namesOffice(said) && !isQuestion(said.folded)),
  words('set_priority', PRIORITY, (said) => !isQuestion(said.folded)),
  words('reopen', REOPEN, (said) => !isQuestion(said.folded)),
  (said) => (fromGroup(said) && ASKS_MATTER.test(said.folded) ? [act(said, 'supplement')] : undefined),
  questions,
  (said) => (fromGroup(said) && TO_BE_DONE.test(said.folded) ? [act(said, 'urge')] : undefined),
  words('request_info', REQUEST, fromOffice),
  words('fulfil', DELIVERS, (said) => delivers(said)),
  (said) =>
    DISCONTENT.test(said.folded) || /不认可|不同意(?:办结|销号)/.test(said.folded)
      ? [act(said, 'reopen')]
      : undefined,
  (said) => (fromGroup(said) && mayClose(said.folded) ? [settled(said, 0)] : undefined),
  completions,
  pleased,
  (said) => (SHORT_DONE.test(said.folded) || isDoneAndWorks(said) ? [settled(said, 0)] : undefined),
  (said) =>
    said.isSettled && fromGroup(said) && WORKS_AGAIN.test(said.folded) && !stillOpen(said.folded)
      ? [settled(said, 0)]
      : undefined,
  (said) => (fromGroup(said) && threatens(said.folded) ? [act(said, 'urge')] : undefined),
  (said) =>
    fromGroup(said) && (IF_THEN.test(said.folded) || isDeedForLater(said.folded))
      ? doubtful(said, 'condition')
      : undefined,
  (said) => (said.isSettled && fromGroup(said) && stillOpen(said.folded) ? [notSolved(said, 0)] : undefined),
  (said) => URGED({ ...said, folded: withoutToldUrging(said.folded) }),
  (said) => (stillOpen(said.folded) && fromGroup(said) ? [notSolved(said, 0)] : undefined),
  words('accept', ACCEPT, (said) => fromOffice(said) || said.reading.context.senderRole === undefined),
  (said) =>
    !said.quoted && said.isSettled && fromGroup(said) && FINE.test(said.folded)
      ? [act(said, 'confirm')]
      : undefined,
  (said) => (THANKS.test(said.folded) ? [] : undefined),
  (said) => (CHEERS.test(said.folded) ? [] : undefined),
  (said) => (said.quoted && !said.reading.quotesBot && NODS.test(said.folded) ? [] : undefined),
  words('reply', REPLY, fromOffice),
  words('progress', PROGRESS),
];

/** All that is said to the bot that asked whether it is done. */
const NO_ALONE = /^[\s,。]*(?:不|否|不行|不是|没好|没弄好|没办好|no|❌|👎)[啊呢,。!~\s]*$/u;

/** "要是18号前还解决不了就提级": nothing follows yet. */
const IF_THEN = /^[\s,。:]*(?:要是|如果|假如|倘若|万一|一旦|假使)[^。!\n]{0,40}(?:就|便|再|则|得)/;

/** What somebody asked was quoted, and this is all there is to it. */
const NODS = /^[\s,。:]*(?:能|会|可以|应该能|是的?|对的?|嗯+)[。!~\s]*$/;

/** "#14 ok" of what is called done. */
const FINE = /^[\s,。]*(?:ok|okay|👌|👍|可以|行|妥)[🏻-🏿了的吧,。!~\s]*$/u;

/** Laughter and applause say nothing of the matter: "呵呵", "厉害了👍". */
const CHEERS =
  /^[\s,。:]*(?:呵呵|哈哈|嘿嘿|嘻嘻|哈|呵|厉害|牛|666+|nb|棒|赞|给力|效率(?:真|好)?高|神速|点赞|加油|辛苦|可以的|真快|这么快|👍|👏|💪|🌹|😂|😄|🎉|\[[^\]]{1,4}\])(?:[了啊呀哈的!~,。\s呵嘿大家各位你们👍👏💪🌹😂😄🎉]|厉害|给力|点赞)*$/u;

const THANKS =
  /^[\s,:。]*(?:收到|好的?|谢谢|感谢|辛苦|知道了|明白|👍|👌|🙏|🌹|ok|嗯|哦|行|可以|赞|给力|太好了|\[[^\]]{1,4}\])[\s,。!~了各位大家你们领导👍👌🙏🌹]*(?:收到|谢谢|感谢|辛苦|大家|各位|你们|领导|了)*[\s,。!~]*$/u;

function transferTo(said: Said): Intent[] | undefined {
  if (isQuestion(said.folded)) return undefined;
  const them = TO_THEM.test(said.folded) && said.byOffice ? onlyOffice(said) : undefined;
  if (them !== undefined) return [{ ...act(said, 'transfer'), toDepartment: them }];
  const target = departmentsNamed(said.folded, said.names).find(({ start }) =>
    TRANSFER_NEAR.test(said.folded.slice(Math.max(0, start - 6), start)),
  );
  if (target === undefined) return undefined;
  const at = said.folded.slice(0, target.start).lastIndexOf('转');
  return isNegatedBefore(said.folded, Math.max(0, at)) ? undefined : [act(said, 'transfer')];
}
/** "跟文旅对接好了，#27转给他们" */
const TO_THEM =
  /(?<!已|已经|不|别|没|未)转(?:交?给|办给)(?:他们|她们|它们|那边|人家|对方)(?:吧|来?办|处理|负责)?\s*(?=$|[,。;!])/;

function onlyOffice({ names }: Said): string | undefined {
  const [only, ...others] = new Set(
    names.filter(({ what }) => what === 'department').map(({ name }) => name),
  );
  return others.length === 0 ? only : undefined;
}

const TRANSFER_NEAR = /(?:转(?:办|给|交|到|至|派|由|请|往|送){0,2}|移交(?:给|到)?)\s?(?:省|市|区|县)?$/;

/** "已联系厂家，周五到货5吨": it is on its way. */
const STILL_TO_COME =
  /(?:明[天早晚]|后天|大后天|周[一二三四五六日天]|星期[一二三四五六日天]|下周|下个?月|月底|\d{1,2}[号日]|过几天|这几天)(?:上午|下午|晚上|之前|前|才|能|就|可以|会|再){0,2}(?:到货?|送|发|来|运)(?!了)/;
/** Some of it is here: "今天先到10000个，剩下的后天到". */
const CAME = /先(?:到|送|发|给)|已经?(?:到|送|发|运)|到了|今[天早]/;

function delivers(said: Said): boolean {
  if (isQuestion(said.folded) || !(said.byOffice || said.need !== undefined)) return false;
  return (
    /[\d一二两三四五六七八九十百千万]\s?(?:个|只|台|套|箱|瓶|桶|件|把|间|吨|斤|公斤|袋|盒|副|双|片|张|份|支|辆|名|人|头|株|顶|床|罐|包|块)/.test(
      said.folded,
    ) &&
    !/预计|计划|争取|将于|准备|需要/.test(said.folded.slice(0, 8)) &&
    (!STILL_TO_COME.test(said.folded) || CAME.test(said.folded))
  );
}
