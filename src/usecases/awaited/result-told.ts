import type { Parsed } from '../../commands/intent.ts';
import { readsAsDone } from '../../commands/reads-as-done.ts';
import { sharesMatter } from '../../commands/tells-of-result.ts';
import type { Issue } from '../../issues/issue.ts';
import type { IssueState } from '../../issues/state.ts';
import { hashedNumbers } from '../../language/issue-numbers.ts';
import { fold } from '../../language/fold.ts';
import { listOpenIssues } from '../../store/issue-lists.ts';
import { finishCommand, isThisMeant, waysToHear } from '../../wording/number-heard.ts';
import { subjectLine } from '../../wording/view.ts';
import { viewOf } from '../issue-view.ts';
import { senderOf } from '../turn.ts';
import type { Awaited, Place } from './place.ts';

const LONGEST = 120;
const CHOICES = 5;
const LOOKED_THROUGH = 50;
/** A department still owes its result. */
const OWED: readonly IssueState[] = ['dispatched', 'accepted', 'in_progress', 'reopened'];

/** Read without a query: a department's own people say that something is over, and name no issue. */
export function mayTellResult(place: Omit<Place, 'db' | 'organisationId'>): boolean {
  const { text } = place.message;
  return officesOf(place).length > 0 && text.length <= LONGEST && readsAsDone(text) && !hasNumber(text);
}

const hasNumber = (text: string): boolean => hashedNumbers(fold(text)).length > 0;

/** In whose chat it is said, by somebody who answers for it. */
function officesOf({ known, message, now }: Omit<Place, 'db' | 'organisationId'>): readonly number[] {
  const chat = known.chat(message.chat);
  if (chat?.kind !== 'department') return [];
  return senderOf(known, message, now).grants.flatMap(({ role, departmentId }) =>
    role === 'liaison' && departmentId === chat.departmentId ? (departmentId ?? []) : [],
  );
}

/** "电梯修好了，老人能正常上下楼了", where an issue about a lift lies with the department: asked, never taken for the result. */
export async function resultTold(place: Place, first: Parsed): Promise<Awaited | undefined> {
  if (first.kind !== 'chatter' || !mayTellResult(place)) return undefined;
  const { known, message } = place;
  const words = message.text.trim();
  const [only, ...others] = (await owedBy(place)).filter(({ title, detail }) =>
    sharesMatter(words, `${title} ${detail}`),
  );
  if (only === undefined) return undefined;
  if (others.length === 0)
    return {
      kind: 'offer',
      issueNumber: only.number,
      ask: (view, options) => isThisMeant(view, 'done', words, options),
      options: waysToHear(viewOf(known, only), 'done', words, true),
    };
  const meant = [only, ...others].slice(0, CHOICES);
  const options = meant.map((issue) => ({
    label: `#${issue.number} ${subjectLine(viewOf(known, issue))}`,
    command: finishCommand(issue.number, words),
  }));
  return { kind: 'which', options, of: meant.map(({ number }) => number) };
}

async function owedBy(place: Place): Promise<readonly Issue[]> {
  const { db, organisationId } = place;
  const [departmentId] = officesOf(place);
  if (departmentId === undefined) return [];
  const { issues } = await listOpenIssues(db, organisationId, { departmentId, states: OWED }, LOOKED_THROUGH);
  return issues.filter(({ departments }) =>
    departments.some((one) => one.departmentId === departmentId && one.role === 'lead'),
  );
}
