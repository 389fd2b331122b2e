import { anyOf, pattern, words } from '../../../language/pattern.ts';

/** The words with which a department gives an issue back. */

/** "退回理由不成立": the return is spoken of, and not taken. */
const NOT_TAKEN = /的?(?:理由|原因)(?:不(?:成立|充分|足|当|对|清|合|够|明)|站不住|牵强|太)/;
const SENT_BACK = [
  /^\s*退(?:了|吧)?[。!\s]*$/,
  pattern`退回(?!${NOT_TAKEN})`,
  words`退单 退件 退办 退给 退还 打回`,
];

/** "不是我们故意拖的", "不是我们不办": an excuse, and no refusal. */
const EXCUSED =
  /(?:局|委|办|单位|这边|故意|存心|有意)?(?:不|没|未|想|要|拖|推|懒|卡|压|故意|一[家个]|单[独方个]|独自)/;
const OUR_BUSINESS = words`管 职责 职能 范围 负责 业务 的事 的活`;
const OUR_SELVES = words`局 委 办 单位`;
const OUR_GROUND = words`辖区 责任 权限 路段 养护`;
const NOT_OF_US = [
  /不(?:归|属于|属|由)(?:我们|我|本|咱)[^,。]{0,10}/,
  pattern`不是(?:我们?(?!们)|本|咱们?(?!们))(?!${EXCUSED})[^,。]{0,8}${anyOf(OUR_BUSINESS, OUR_SELVES, OUR_GROUND)}`,
];
const NOT_WITHIN = [
  /不(?:归|属于|属|由)[^,。]{0,8}(?:管|职责|范围|业务|负责|权限|辖区)/,
  /不在(?:我|本|咱)[^,。]{0,8}(?:职责|范围|辖区|管辖|权限|业务)/,
];
const BEYOND_US = [
  /(?:我们|我局|我委)?管不(?:了|着)/,
  /[我咱本][们局委办][^,。;!?]{0,4}(?:弄|接|办|做)不了[^,。;!?]{0,10}(?:退|转|给别|[得该应]找)/,
];
const WRONGLY_SENT = [
  /不该(?:我们|我局|我)/,
  /与我(?:们|局|委|办)?[^,。]{0,3}无关/,
  words`派错 转错`,
  /不属于?[^,。;]{1,8}(?:口|系统|条线|战线)(?=$|[,。;!])/,
];
const WE = /我[局委办处队们方]|本[局委办]|我单位/;
const CANNOT_TAKE = pattern`${WE}(?:确实|实在|暂)?(?:无法|不能|不予|难以|不便|不宜)(?:受理|承接|承办|接收|签收|接单|接办)`;
const WITHOUT_POWER = [
  /恕(?:难|不|无法)(?:以|能|予)?(?:受理|承接|承办|接收|接单)/,
  /[无没]有?管辖权/,
  /(?:无|没有?)权限/,
  /无权(?:办|处理|管)/,
  /无(?:此|该)(?:项)?(?:职能|职责|权限)/,
  /没有(?:此|该|这(?:个|项))(?:职能|职责|权限)/,
  // What was sent on to them is on its way.
  /(?:权限|(?:审批|管理|管辖|执法|处置|核准|定价)权)(?:是|都|也)?在(?:国家|部里|省|市|区|县|上级|上面|总[局行部])(?![^。!\n]{0,40}(?:已|正在|上报|报请|转报|申请|对接))/,
];

export const RETURN = anyOf(
  ...SENT_BACK,
  ...NOT_OF_US,
  ...NOT_WITHIN,
  ...BEYOND_US,
  ...WRONGLY_SENT,
  CANNOT_TAKE,
  ...WITHOUT_POWER,
);
export const BELONGS = anyOf(
  /(?:建议由|请由|归|属于?|应由|该由|应该由|应当由)[^,。;]{2,10}(?:管|负责|职责|范围|职能|办理|处理)/,
  // A meeting that another is to call is no refusal.
  /(?:建议由?|请由|应由|该由|应该由|应当由)[^,。;]{2,10}(?:牵头|主办|承办|主责)(?!召开|开会|组织|会商|研究|现场)/,
  /(?:属于?|归)[^,。;]{2,10}[,。;\s](?:建议|请|应)(?:予以)?(?:转|改派|退)/,
);
/** "这是农业局的事": another office is named as the one whose business it is. */
export const OF_ANOTHER =
  /(?:是|属于?|归)(?!我们|我局|本局)[^,。;]{2,12}(?:的(?:事|活儿?|职责|业务|范围|责任)|管的|负责的|该管)/;
/** "不是城管的事", said by 城管. */
export const NOT_OURS = /不(?:是|归|属于?)[^,。;]{1,8}(?:的事|的活|该管|管辖|的职责|的业务)(?!吗|情)/;
