import type { Priority } from './intent.ts';

const URGENT =
  /停产|停线|停工|停摆|停炉|停窑|顶不[住到过]|压不住|就废了|断供|断粮|断水|断电|停水|停电|停暖|急缺|急需|紧缺|奇缺|紧急|特急|加急|万分火急|十万火急|火烧眉毛|燃眉之急|非常急|特别急|很急|太急|着急|急用|(?:^|[,。!\s])急(?:$|[,。!\s])|急{2,}|急死|险情|危险|着火|起火|泄漏|坍塌|塌方|伤亡|受伤|中毒|爆炸|决口|告急|见底|断货|断档|资金链断|今晚就|今天就要|马上就要|眼看就|撑不(?:住|过|了)|速(?:请|派|来|办|修|救)|抢修|抢险|人命|救命|等米下锅|马上(?:[!。\s]*$|[来派][人车])|最多(?:只能|还能)?再?(?:顶|撑|坚持|扛)|倒灌|停气(?!表)|困(?:了)?人|被困|困住|困在(?![家屋宿酒隔])|漏气|煤气泄/;
const CALM = /(?:不|没那么|不太|并不)(?:急|着急|紧急)|应急(?:管理)?局|应急管理|紧急联系人|停产多年/g;
const HARD = /疑难|历史遗留|多年(?:未|没)|老大难|遗留问题/;

/** Reads urgency from the words of consequence; undefined means the ordinary class. */
export function urgencyOf(folded: string): Priority | undefined {
  if (URGENT.test(folded.replace(CALM, ''))) return 'urgent';
  return HARD.test(folded) ? 'hard' : undefined;
}
