import type { ReportIntent } from '../../commands/intent.ts';
import { isOfSpeaker } from '../../commands/reports/places.ts';
import { fold } from '../../language/fold.ts';
import type { Turn } from '../turn.ts';

/** Of somebody else, be it next door or by a name that the directory does not know. */
const ELSEWHERE =
  /隔壁|对面|旁边|邻(?:厂|村|居|近)|别(?:家|的|人)|另一家|\p{Script=Han}{2,6}(?:村|社区|小区|镇|街道|合作社|公司|集团)/u;

/** What somebody tells who is nothing but the contact of one enterprise, and names nobody, is about that enterprise. */
export function withOwnObject({ known, sender }: Turn, intent: ReportIntent): ReportIntent {
  const { subject, subjectGuesses = [], detail } = intent;
  if (subject !== undefined || subjectGuesses.length > 0) return intent;
  const told = fold(detail);
  if (!isOfSpeaker(told) && ELSEWHERE.test(told)) return intent;
  if (sender.grants.length === 0 || sender.grants.some(({ role }) => role !== 'contact')) return intent;
  const [only, ...others] = new Set(sender.grants.map(({ objectId }) => objectId));
  const own = others.length === 0 ? known.object(only ?? null) : undefined;
  return own === undefined ? intent : { ...intent, subject: own.name };
}
