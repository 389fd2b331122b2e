import { anyOf, pattern, words } from '../../../language/pattern.ts';

/** The words of a work group's orders in a plain sentence, apart from the words of command. */

const TAKES_BACK = words`撤销 作废 取消 撤回 撤单 删除 删掉 撤掉 撤了 删了`;
/** What is taken back is no issue: "取消加急", "撤销围挡", "取消订单". */
const OF_A_DEED = words`加急 挂账 延期 催办 督办 提级 退回 签收 合并 派单 协办 主办 牵头`;
const OF_A_MATTER = words`限制 收费 资格 手续 订单 项目 合同 活动 管制 封`;
const OF_THE_STREET = words`摊 棚 围挡 牌`;

const NO_NEED_ANY_MORE = [/不用(?:办|管|处理|协调)了/, /不需要(?:办|处理|协调)了/];
const REPORTED_TWICE = [
  /(?<!不是|不算|并非)重复(?:上报|报)/,
  /(?<!不是|不算)重复了(?!吗)/,
  /(?<!不)(?:是|属)重复/,
];

export const CANCEL = anyOf(
  pattern`^[\s,:]{0,40}(?:请|麻烦|申请|帮忙|帮我|把|我)?${TAKES_BACK}(?!.{0,10}${anyOf(OF_A_MATTER, OF_A_DEED, OF_THE_STREET)})`,
  /报重了/,
  /(?<!不是|不算|并非)误报/,
  ...REPORTED_TWICE,
  ...NO_NEED_ANY_MORE,
  /(?:作废|撤销|取消)(?:吧|了|掉)?[。!]*\s*$/,
  /(?:作废|撤销|撤回|取消|删除|删掉|撤掉?)[这那该此]一?[条个件单](?:问题|单子?|工单)?(?:吧|了|哈|啊)?[。!\s]*$/,
);

/** "紧急会议", "普通程序": a kind of thing, and no priority. */
const URGENT_THINGS = words`会议 联系 通知 情况 采购 避险 集合 疏散`;
const THINGS_OF_A_LEVEL = words`程序 纳税`;
const THINGS_BORN_URGENT = words`程度 物资 事件 出口 制动 预案`;
const WAYS_OF_WORK = words`程序 流程 规定 情况 标准 做法 纳税`;

export const PRIORITY = anyOf(
  /(?:不用|不必|不需要?|取消)(?:再)?加急/,
  /加(?:个|一下|下)?急(?!速)/,
  /特急/,
  pattern`(?:转|改|设|标|列|定|调|升级?|提)(?:为|成|到)?(?:紧急|急件|特急|疑难|一般|普通)(?!${anyOf(URGENT_THINGS, THINGS_OF_A_LEVEL)})`,
  pattern`^[\s,:]{0,40}(?:很|非常|特别|十分)?紧急(?!${anyOf(URGENT_THINGS, THINGS_BORN_URGENT)})`,
  /^[\s,:]{0,40}急(?:[!,。\s]|$)/,
  /十万火急/,
  /(?:走|开|开通)绿色通道/,
  /疑难件/,
  /不急/,
  pattern`按(?:一般|普通|紧急|疑难)(?!${WAYS_OF_WORK})`,
  /降为(?:一般|普通)/,
);

const ABOVE_US = /上级|(?:省|市)(?:里|级|局|厅|委|发改|工信|住建|直)/;
const OFFICE_ABOVE = /(?:省|市|国家)[\p{Script=Han}]{0,8}/u;
const REPORTED_UP = [
  /提级/,
  /提请(?:上级|省|市)/,
  /报请(?:上级|省|市)/,
  /上报(?:给|到|至)?(?:上级|省|市|区|县)(?!里?的)/,
  /报送(?:上级|省|市)/,
];

export const ESCALATE = anyOf(
  ...REPORTED_UP,
  // An industry's 转型升级 goes nowhere, and 升级为紧急 is a priority.
  /(?<!转型)升级(?:到|至|给|办理|处理|为(?!紧急|特急|急|疑难))/,
  pattern`请(?:求)?${ABOVE_US}[^,。]{0,12}(?:协调|解决|支持|出面)`,
  /上升到(?:省|市)/,
  pattern`(?:^|[,。;\s])报(?:给|到|送)?${OFFICE_ABOVE}(?:局|厅|委|办|部)(?=$|[,。!\s])`,
  pattern`(?:请|得|要|需)报(?:给|到|请)?${OFFICE_ABOVE}(?:局|厅|委|办|部|里)`,
  /超出(?:本|我们|区|县)[^,。]{0,6}(?:权限|能力)/,
);

export const ONSITE = anyOf(
  /现场(?:办公|协调|会商|推进|调度|会(?!议室)|碰头)/,
  /实地(?:协调|会商)/,
  /碰头会/,
  /在[^,。;!?]{2,20}(?:碰头|会商|会办|集中研究|开会研究)(?!会?(?:时|上|后|结束))/,
  /现场见/,
  /现场集合/,
  /(?:开|召开|组织)[^,。]{0,6}(?:协调会|调度会|推进会|碰头会|会商会?|专题会|现场会)/,
);

export const REOPEN = /重办|重新(?:办理|处理|协调|打开|开)|重开|打回(?:去)?重(?![新做办]{0,2}了)|返工|再办/;
