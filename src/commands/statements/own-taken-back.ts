/** "我报的那个水管的事撤了吧，已经自己修好了", "刚才报的那条撤销吧，发错群了". */
const OWN_TAKEN_BACK =
  /^\s*(?:(?:我们?|咱们?|俺们?|本组)(?:刚才|刚刚|刚|早上|上午|下午|昨天|今天|前天|之前)?|刚才|刚刚|刚)(?:上?报|提|登记)的[^,。;!?\n]{0,24}?[,\s]?(?:请|就|先|给|帮我)?(?:撤了|撤销|撤回|撤掉|取消|作废|不用(?:办|管|处理)了)(?:吧|掉|了吧|了)?(?=$|[,。;!\s])/;

/** "撤销我刚报的", "把我刚才报的那个删掉" is the other way round. */
const TAKES_OWN_BACK =
  /^\s*(?:请|帮我|麻烦)?(?:撤销|撤回|取消|作废|撤掉|撤了|删掉|删除)(?:一下|掉)?(?:我们?|咱们?|俺们?)?(?:刚才|刚刚|刚|早上|上午|下午|昨天|今天)?(?:上?报|提|登记|发)的(?:那个|那条|那件|这个|这条)?(?:问题|事|件|单)?(?=$|[,。;!\s])/;

/** Where the words end by which somebody takes back what they have reported, without its number. */
export const ownTakenBack = (folded: string): number | undefined =>
  (OWN_TAKEN_BACK.exec(folded) ?? TAKES_OWN_BACK.exec(folded))?.[0].length;

const LATEST =
  '(?:(?:刚才|刚刚|刚|上面|前面)(?:我们?)?(?:上?报|提|登记|发)?的?(?:[那这]?一?[条个件张])?(?:问题|事儿?|单子?)?|(?:上|最后)一?[条个件](?:问题)?)';
const BEFORE = '^[\\s,。]*(?:(?:请|麻烦|帮我|帮忙|不好意思|抱歉|哎呀?|那个|把|我们?)[\\s,]?){0,4}';
const TAKES_BACK = '(?:撤[销回掉了]|取消|作废|删[掉除了])';
/** 撤回刚才那条; 刚才那条撤了吧，已经好了 */
const LATEST_TAKEN_BACK = new RegExp(
  `${BEFORE}(?:${TAKES_BACK}(?:一下|掉)?(?:我们?)?${LATEST}(?:吧|了)?|${LATEST}[,\\s]?(?:请|给|先|帮我)?(?:${TAKES_BACK}|撤|不算|不要)(?:了|吧|掉|了吧)?)(?=$|[,。;!\\s])`,
  'u',
);
/** 刚才那条报错了, and no word on what would be right. */
const LATEST_WRONG = new RegExp(
  `${BEFORE}${LATEST}[,\\s]?(?:是|又)?(?:(?:报|发|登记|填|提|写)(?:错|重复?)|弄错|搞错)(?:了|群了|地方了)?[\\s。!,]*$`,
  'u',
);

/** What was reported last is not to stand, as far as the words go; which report that is, and of how long ago, the ledger knows. */
export const takesLatestBack = (folded: string): boolean =>
  LATEST_TAKEN_BACK.test(folded) || LATEST_WRONG.test(folded);
