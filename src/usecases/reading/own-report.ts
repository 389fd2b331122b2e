import { parse } from '../../commands/parse.ts';
import { simplify } from '../../language/fold.ts';
import { latestReport } from '../../store/issues/references.ts';
import { asParsed, type Heard, type Reading } from './heard.ts';

/** "改成交通局", "对象是泰山石膏不是泰和新材": said of the report that the sender has just made. */
const CORRECTS =
  /^\s*(?:不对|错了|[搞写弄]错了)?[,，。!！\s]*(?:应该是|改成|改为|换成|改到|对象(?:是|应该是|应为|改成|改为|换成|更正为|[搞写弄]错)|不是.{1,12}[,，]?\s?(?:而?是|应该是))[^#＃]{1,30}$/u;
const CORRECTED_WITHIN_MS = 10 * 60_000;

/** Read without a query. */
export const mayCorrect = (text: string): boolean => CORRECTS.test(simplify(text));

/** What corrects the own report of a moment ago. */
export async function ownReportCorrected(heard: Heard): Promise<Reading | undefined> {
  const { db, organisationId, known, message, now, first, quotedIssue, context } = heard;
  const { chat, sender, text } = message;
  if (quotedIssue !== undefined || first.kind !== 'chatter' || !mayCorrect(text)) return undefined;
  const since = new Date(now.getTime() - CORRECTED_WITHIN_MS);
  const number = await latestReport(db, organisationId, chat, sender.account, since);
  return number === undefined
    ? undefined
    : asParsed(parse(`#${number} ${text}`, known.lexicon, { ...context, senderIsReporter: true }));
}
