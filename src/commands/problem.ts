const TROUBLE =
  /缺|没(?!问题|事|有问题|什么问题)|不(?:够|知|完|起|成|准|稳|及|足|了|能|通|到|上|下|来|去|出|进|动|好|行|畅|便|给|起|批|住|清|明|开|齐|全|让|见|符|会|懂)|无(?!锡|人机|线|纺|障碍)|难|差|堵|断|坏|漏|停|老化|破损|困|受阻|积压|滞销|短缺|紧张|急|需要|需求|想要|希望|太老|太旧|太慢|卡在|卡住|拖欠|欠|超标|污染|脏|臭|塌|倒|裂|危|弱|薄弱|影响|弄不|办不|招不|买不|用光|见底|告急|投诉|举报|控告|纠纷|噪|异味|积水|淹|枯|死|病|涨|高得|吃紧|瓶颈|压力|隐患|失灵|故障|打架|闹事|[着起失]火|冒烟|触电|中毒|过期|被.{0,6}(?:收|扣|占)|只(?:够|剩|有)|就剩|快没|等着|求|协调|帮忙|想找|盼/;
const FINE =
  /没(?:有)?(?:什么)?(?:问题|困难|事|变化|需求|诉求)|一切(?:正常|顺利|都好)|正常|无(?:问题|困难|诉求|异常|需求|变化)|顺利|良好|(?<!只|不|才|勉强)够用(?!两|三|一|几|\d|到)|充足|都好|挺好|很好|不错|已(?:经)?(?:解决|办结|到位|修好|复工|复产|恢复|完成|到货|落实)|解决了|到位了|修好了|运转良好|齐全|稳定|有序|井然|满意|通了|恢复了/;
const STILL = /但|不过|可是|只是|就是|仍|还(?:是|缺|差|有|没|需|要)|然而/;

/** Nothing but good news. */
export function isFine(folded: string): boolean {
  return FINE.test(folded) && !STILL.test(folded);
}

/** Whether a line of a walk-round tells of trouble, or only that all is well there. */
export function isProblem(folded: string): boolean {
  if (isFine(folded)) return false;
  return TROUBLE.test(folded.replace(new RegExp(FINE.source, 'g'), ''));
}
