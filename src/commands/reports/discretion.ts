const ASKS =
  /(?:这|此|该|它|本)?(?:个|件|条|事)?(?:是|属于?|涉及)(?:个?举报|投诉|信访|检举|个人隐私|隐私)|(?:不要|别|勿|请勿|不能|不许)(?:再)?(?:在)?(?:群里|对外|公开|到处)?(?:显示|公开|外传|传出去|发出来|说出去)|(?:不要|别|勿|不能)(?:让|叫|给)[^,。;]{1,10}(?:看到|看见|知道|晓得|听到)|(?:注意|请|要)保密|保密(?:处理|一下)/;
const ASKED_BY_A_QUESTION = /[?]|吗\s*$|是不是/;

/** "这个是举报，别让社区的人看到": what an issue is about shall be shown to its handlers alone. */
export function asksForDiscretion(folded: string): boolean {
  return ASKS.test(folded) && !ASKED_BY_A_QUESTION.test(folded);
}
