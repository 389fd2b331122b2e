/** What is handed over about an issue, and is not the issue: 锦旗, 现场照片, 感谢信, 货款. */
const THING =
  '(?:锦旗|奖牌|牌匾|表扬|感谢|好评|点赞|[来致去]电|电话|短信|微信|邮件|快递|包裹|[来复去公批回便感谢表扬举报]{1,3}[信函]|信件?|[复公]函|批[复文]|照片|图片?|图纸|视频|录音|材料|资料|文件|表格|名单|清单|证明|合同|协议|发票|票据|报告|方案|样品|货款?|款项?|钱|贷款|补贴|补助|工资|赔偿|物资|口罩|酒精|配件|设备|机器|礼[物品金]?|红包|鸡蛋|土特产|花篮|投诉|举报|催办单?|催单|提醒|定位|答复|回[复话执]|反馈)';
const AMOUNT = '(?:[\\d一二两三四五六七八九十几]{1,6}\\s?(?:[面封份张个箱件套块台袋斤吨条]|万?元|万)?)?';
const GIVES =
  /(?:送|寄|赠|捐|汇|递|交|发|拿|带|传|打|写)(?:来|过来|到|上来|回|给我们?)的?|(?:送|寄|赠|捐|写)的/;
const ISSUE = /问题|诉求|工单|单子|派单|转办|事项|任务|件$|反映的?(?:情况|事)/;
/** "收到 #12 缺材料": a clause of its own, and not what was received. */
const TELLS = /缺|少|差|没|补|需|要|请|未|等|已|正|在|将|会|尽快|马上|安排|抓紧|联系|核实|提供|看|去|给|转/;
const OBJECT = new RegExp(`${THING}${AMOUNT}(?:了|啦)?$`, 'u');
const LONGEST = 24;
const STOPS = /[,。;!?~\n]/;

/** Whether what stands behind 收到 (and the number) is a thing that came: whoever gets a banner has signed for no issue. */
function isOfAThing(behind: string): boolean {
  const clause = (behind.trim().split(STOPS, 1)[0] ?? '').trim();
  if (clause === '' || clause.length > LONGEST || ISSUE.test(clause)) return false;
  if (/^的(?!是|[\s,。]|$)/.test(clause)) return true;
  if (TELLS.test(clause.replace(GIVES, ''))) return false;
  return GIVES.test(clause) || OBJECT.test(clause);
}

const RECEIVES = /收到|接到|接收|签收|收悉/g;

export function receivesAThing(folded: string): boolean {
  const found = [...folded.matchAll(RECEIVES)];
  return (
    found.length > 0 && found.every(({ index, 0: verb }) => isOfAThing(folded.slice(index + verb.length)))
  );
}
