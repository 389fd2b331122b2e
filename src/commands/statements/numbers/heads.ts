import { ACTION_PATTERN, actionOf } from '../../grammar.ts';
import type { ActionName } from '../../intent.ts';
import type { Said } from '../said.ts';

const HEAD_FILLER =
  '(?:我们|我局|我委|我办|本局|我方|现|现在|已经|已|先|申请|好的|好|这个|这件|此件|该件|问题|的|一下|要求|请求|现申请|特|拟|再|麻烦|请|帮忙|帮我|再次|继续|@\\S{1,16})?';
const HEAD = new RegExp(`^[\\s,:。;、\\-]*(${HEAD_FILLER}?)[\\s,]{0,2}(${ACTION_PATTERN})(?:了(?!吗|没))?`);

export interface Head {
  readonly intent: ActionName;
  readonly word: string;
  readonly filler: string;
  readonly at: number;
  readonly end: number;
}

export function headOf(said: Said): Head | undefined {
  const match = HEAD.exec(said.folded);
  if (match === null) return undefined;
  const word = (match[2] ?? '').replace(/\s/g, '');
  const intent = actionOf(word);
  if (intent === undefined || NO_HEAD_AFTER[word]?.test(said.folded.slice(match[0].length))) return undefined;
  return { intent, word, filler: match[1] ?? '', at: match[0].length - word.length, end: match[0].length };
}

/** One sign right in front of its number, as a department types it: "回#19 目前没有这方面政策", "退 37". */
const SHORT: Readonly<Record<string, ActionName>> = {
  回: 'reply',
  签: 'accept',
  收: 'accept',
  退: 'return',
  转: 'transfer',
  延: 'extend',
  挂: 'hold',
};
const SHORT_HEAD = new RegExp(
  `^[\\s,:。]*(?:请|麻烦|先|@\\S{1,16})?[\\s,]{0,2}([${Object.keys(SHORT).join('')}])(?:一下|下|了)?\\s{0,3}$`,
);

export function shortHead({ byOffice, folded, refs }: Said): Head | undefined {
  const start = refs[0]?.start ?? 0;
  const word = byOffice ? SHORT_HEAD.exec(folded.slice(0, start))?.[1] : undefined;
  const intent = SHORT[word ?? ''];
  if (word === undefined || intent === undefined) return undefined;
  return { intent, word, filler: '', at: folded.indexOf(word), end: start };
}

/** "撤销#12的催办" takes back an action, not the issue. */
const UNDOES =
  /^[\s,]*(?:的|对)?\s?[^,。;]{0,6}(?:催办|督办|挂账|延期|加急|提级|退回|签收|合并|派单|答复)\s*[。!]*$/;

/** "延期不批，#76按原定时间" */
const REFUSED = /^[\s,:]*(?:不批|不同意|不准|不行|不予|不可|没批|未批|不通过|驳回)/;

/** Words that make of a command word something else. */
const NO_HEAD_AFTER: Readonly<Record<string, RegExp>> = {
  延期: REFUSED,
  挂账: REFUSED,
  发放: /^(?:通知|文件|问卷|资料|宣传|表|倡议|明白纸)/,
  退回: /^[去,\s]{0,3}(?:重(?:[办做]|新(?!派|分|转|指))|返工|再办)|^的?(?:理由|原因)(?:不(?:成立|充分|足|当|对|清|合|够|明)|站不住|牵强|太)/,
  收到: /^(?:群众|来信|来电|举报|企业的|材料|通知|反馈|照片|答复|货|口罩|款|物资|钱|吗|没|的|后|他|企业|对方|一)/,
  确认: /^(?:一下|下|没|不|是否|吗|时间|中|后|书|单|函|病例|书|到位没)/,
  满意: /^(?:度|吗|不|率|没|才|后)/,
  紧急: /^(?:件|联系|会议|程度|通知|情况|采购|物资|事)/,
  取消: /^\s*(?:的|解决|办结|已解决|签收|退回|确认|满意|撤销|重办|转|派|加急|挂账|延期|限|收费|督办|提级|订单|合同|活动|航班|班)/,
  撤销: UNDOES,
  撤回: /^(?:一条|了一条)/,
  升级: /^(?:为(?:紧急|特急|急|疑难)|改造|换代|版|到新|系统)/,
  解决了: /^(?:吗|没|一|部分|大|[\d两三四五六七八九几]|不|个)/,
  已解决: /^(?:吗|没|一|部分|大|[\d两三四五六七八九几]|不|个|的)/,
  办结: /^(?:率|时限|期限|时间|不了|要求|情况|的|前|后|之|标准|没|吗|一半|数|中)/,
  已办结: /^(?:吗|没|一|部分|大|[\d两三四五六七八九几]|不|个|的)/,
  反馈: /^(?:表|率|机制|渠道|时|一下(?:最新|目前)?的?(?:进展|进度|情况|结果)?[。!\s]*$)/,
  进展: /^(?:\s*报(?:给|送)?我|顺利|缓慢|不大|良好|很慢|太慢)/,
  回复: /^(?:[^,。;\s]{1,5}了[\s。]*$|率|的|时限|太|慢|得|不)/,
  答复: /^(?:[^,。;\s]{1,5}了[\s。]*$|率|的(?!是|如下)|时限|太|慢|得|口径|不)/,
  答: /^(?:应|案|题|谢|辩|卷|疑)/,
  催: /^(?:化|促|了|不|过|得|的|着)/,
  催办: /^(?:过|单|的|了(?:好?几|[\d一二两三四五]))/,
  到货: /^(?:时间|率|后|前|吗|没|晚|慢)/,
  受理: /^(?:条件|部门|范围|单|通知|时间)/,
  认领: /^(?:管理员)/,
  延长: /^(?:线|路)/,
  疑难: /^(?:杂症)/,
  合并: /^(?:报表|报告|[到至进入]\s?(?:\d{1,4}|[一二三四五六七八九十]{1,3})\s?(?:号楼|[楼栋室层]))/,
  询问: /^(?:了|过)/,
};
