import { NUMBER, readNumber } from './numbers.ts';
import { allMatches } from './all-matches.ts';
import { anyOf, pattern, words } from './pattern.ts';

/** A sum of money said in a text, in yuan. */
export interface MoneyFound {
  readonly cny: number;
  readonly start: number;
  readonly end: number;
}

const SUM = new RegExp(`(${NUMBER})\\s?(元|块钱|(?<!一)块(?=[,。;!\\s]|$)|人民币|美元)?`, 'g');
const OF_MONEY = anyOf(
  words`
    贷款 贷 资金 流动资金 融资 欠款 货款 税费 税款 税 投资 订单 下单 补贴 补助 授信 额度 借款 垫资 金额 缺口
    贷到 贷了 减免 拨付 价值 合同 费用 保证金 尾款 工程款 成本 周转金 发放 申请 签约 到账 卡住
  `,
  /(?:没|未)(?:发|付|结|到账|给)/,
  /欠|拖欠|亏损?/,
  words`工资 电费 水费 房租 租金 退税`,
  /罚款?/,
);
const ABOUT_MONEY_BEFORE = pattern`${OF_MONEY}(?:了|个|点|约|大约|大概|一?共|总共|合计|加起来|差不多|达|的|成本|额|各类|是|为|在|需要|需|:|\s){0,3}$`;
const ABOUT_MONEY_AFTER =
  /^(?:的|多|左右|以上|\s){0,3}(?:贷款|流贷|流动资金|资金|融资|货款|税|授信|信用|订单|借款|款|补贴|补助|投资|额度|缺口资金|周转|保证金|工资)/;

/** Sums with 元, or with 万 and 亿 beside a word of money: "贷款8000万", "331.4万元", "2亿元订单". */
export function findMoney(folded: string): MoneyFound[] {
  const found: MoneyFound[] = [];
  for (const match of allMatches(folded, SUM)) {
    const [typed, written = '', unit] = match;
    const start = match.index;
    const end = start + typed.length;
    if (unit === undefined && !(/[万亿]/.test(written) && nearMoney(folded, start, end))) continue;
    const cny = readNumber(written);
    if (cny !== undefined && cny > 0) found.push({ cny, start, end });
  }
  return found;
}

/** "出口退税三个月没到账，大概330万": the matter is money, and the sum stands in a clause of its own. */
const MATTER_OF_MONEY =
  /(?:退税|税款|货款|欠款|尾款|工程款|工资|薪|电费|水费|房租|租金|保证金|补贴|补助|贷款|借款|续贷|银行|流动资金|资金|周转|罚款|赔偿)[^。;!?\n]{0,24}[,，\s]\s?(?:大概|大约|约|差不多|一?共|总共|合计|加起来|有|得有|要|还?差|还?缺)?\s?$/;
const SUM_ENDS = /^\s?(?:左右|上下|多|块|块钱)?(?=$|[,。;!?\s])/;

function nearMoney(folded: string, start: number, end: number): boolean {
  if (/^[个只台套箱瓶桶件把间辆吨人户平亩米斤公]/.test(folded.slice(end, end + 1))) return false;
  return (
    ABOUT_MONEY_BEFORE.test(folded.slice(Math.max(0, start - 12), start)) ||
    ABOUT_MONEY_AFTER.test(folded.slice(end, end + 10)) ||
    (SUM_ENDS.test(folded.slice(end, end + 4)) &&
      MATTER_OF_MONEY.test(folded.slice(Math.max(0, start - 48), start)))
  );
}
