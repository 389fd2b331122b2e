import { anyOf, pattern, words } from '../../../language/pattern.ts';

/** The words with which a department asks for what it has to know before it can act. */

const ASKED = words`你们 贵组 工作组 组里 企业 村里 社区`;
const WHO_REPORTED = words`报告人 上报人 反映人 联系人 申请人 报送人`;
/** 补贴, 补助, 补办, 补种, 补课 are no supplement, 发放 is no message. */
const GIVE =
  /提供|补[充交报传发送]?(?!贴|助|偿|办|签|种|课)|出具|说明|告知|明确|发(?:一下|来|个|我)?(?!放)|上传|提交|报一下|描述|(?:要|问|找|拿|收)(?:一下|来|到|齐)/;
const PLEASE_GIVE =
  /提供|补充|说明|告知|明确|核实|发(?:一下|来|个|我)?(?!放)|补报|报一下|描述|上传|提交|确认一下/;
const ASKS_FOR_MORE = [
  pattern`(?:请|麻烦|烦请|让|叫|需要?|希望)${anyOf(ASKED, WHO_REPORTED)}(?:再|尽快|先|及时|抓紧|帮忙|把)?${GIVE}`,
  pattern`请(?:你们|贵组|工作组|组里|企业|报告人|上报人|反映人|联系人)?(?:再|尽快|先|及时)?${PLEASE_GIVE}`,
  /麻烦(?:你们|工作组)?(?:再)?(?:提供|补充|发|说明|确认|问一下|核实|告知)/,
  /(?:需要|还需|需)(?:你们|工作组|企业|再)?(?:补充|提供|明确|进一步了解)/,
];

/** "附件打不开，麻烦重发" */
const SEND_AGAIN = /(?:请|麻烦|烦请)(?:你们|贵组|工作组|组里)?(?:重新?|再)(?:发|传|报|上传|提供)(?!生|现|放)/;
const LACKS = /缺(?:少)?(?:具体|详细|相关)?(?:材料|信息|地址|联系方式)/;
const SEND_IT = [
  /发[个一]?下?(?:定位|位置|照片)/,
  pattern`${words`定位 位置 地址 照片 材料 电话 名单 清单 合同`}(?:请|麻烦)?(?:再)?(?:发|给|传)(?:一?下|我们?|个|过?来)(?!了)`,
];
const WHOSE_NUMBER = /(?:电话|联系方式|联系人)是?(?:多少|谁|啥|什么)/;
const PAPERS = /材料|资料|[证照]|信息|情况|说明|合同|表|名单|电话|地址|位置|清单|图/;
const TO_BE_ADDED = pattern`(?:要|得|须)补充(?=[^,。;]{0,8}${PAPERS})`;
const SAY_CLEARLY = /(?:说|写|报|讲)(?:清楚|明白|具体|详细)(?:点|些|一下)?(?!了|吗)(?=$|[,。!\s])/;
const ASKS = [/请问/, /(?:在|是)哪(?:里|儿|个|家|些|天)?/, /多少(?:人|台|辆|钱|家|吨|个|万)/];
const INCOMPLETE = /信息不(?:全|足|完整|清)/;
const WHICH_EXACTLY =
  /(?:具体|详细)(?:是|在|位置|地址|地点|情况|名单|清单)[^,。]{0,10}(?:哪|什么|多少|谁|\?)/;

/** "请补企业营业执照" */
const PAPERS_PLEASE =
  /(?:请|麻烦|需要?|还?要|得)补(?!贴|助|偿)[^,。;!?]{0,12}(?:执照|许可|证|材料|照片|图纸?|合同|清单|名单|盖章|表|资料|说明)/;

export const REQUEST = anyOf(
  ...ASKS_FOR_MORE,
  LACKS,
  SEND_AGAIN,
  ...SEND_IT,
  WHOSE_NUMBER,
  TO_BE_ADDED,
  SAY_CLEARLY,
  ...ASKS,
  INCOMPLETE,
  PAPERS_PLEASE,
  WHICH_EXACTLY,
);
