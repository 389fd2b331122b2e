/** "我报的那个水管的事撤了吧，已经自己修好了", "刚才报的那条撤销吧，发错群了". */
const OWN_TAKEN_BACK =
  /^\s*(?:(?:我们?|咱们?|俺们?|本组)(?:刚才|刚刚|刚|早上|上午|下午|昨天|今天|前天|之前)?|刚才|刚刚|刚)(?:上?报|提|登记)的[^,。;!?\n]{0,24}?[,\s]?(?:请|就|先|给|帮我)?(?:撤了|撤销|撤回|撤掉|取消|作废|不用(?:办|管|处理)了)(?:吧|掉|了吧|了)?(?=$|[,。;!\s])/;

/** "撤销我刚报的", "把我刚才报的那个删掉" is the other way round. */
const TAKES_OWN_BACK =
  /^\s*(?:请|帮我|麻烦)?(?:撤销|撤回|取消|作废|撤掉|撤了|删掉|删除)(?:一下|掉)?(?:我们?|咱们?|俺们?)?(?:刚才|刚刚|刚|早上|上午|下午|昨天|今天)?(?:上?报|提|登记|发)的(?:那个|那条|那件|这个|这条)?(?:问题|事|件|单)?(?=$|[,。;!\s])/;

/** Where the words end by which somebody takes back what they have reported, without its number. */
export const ownTakenBack = (folded: string): number | undefined =>
  (OWN_TAKEN_BACK.exec(folded) ?? TAKES_OWN_BACK.exec(folded))?.[0].length;
