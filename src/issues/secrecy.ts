import { simplify } from '../language/fold.ts';

/**
 * A text that calls itself 涉密 or 内部: it is neither kept nor passed on. Only a marking counts, not the word:
 * 内部道路, 内部装修 and 秘密花园 are everyday talk.
 */
const MARKED =
  /涉密|(?:绝密|机密|秘密)\s*(?:★|☆|级|件|文件|\d{1,2}年)|[【[(（《]\s*(?:绝密|机密|秘密|内部|密件)\s*[】\])）》]|密级\s*[:：]|内部(?:文件|资料|材料|情况通报|传阅|掌握|电文|刊物|参考)|(?:请勿|不得|严禁|切勿|禁止|不要|勿)(?:对?外传(?!播)|外泄|对外(?:公开|提供|发布))|(?:内部|仅供)[^,，。;；\n]{0,6}(?:勿传|不外传|内部使用|内部掌握)/u;

/** What stands in the inbox in its place: the row says that something was said, and nothing of what. */
export const WITHHELD = '［内容未保存］';

export function callsItselfSecret(text: string): boolean {
  return MARKED.test(simplify(text.normalize('NFKC')).replaceAll(/\s+/g, ' '));
}
