import { transition } from '../../issues/lifecycle.ts';
import { needsWords, accusedThemselves, alreadyLeads } from '../../wording/answers.ts';
import { NEEDED } from '../../wording/rulings.ts';
import { reassignmentAsked, reassignmentRequest } from '../../wording/to-coordinators.ts';
import { accusedIn } from '../reports/accused.ts';
import { change, tellSource, type Said, type Step } from '../change.ts';
import { leadOf, viewOf } from '../issue-view.ts';
import { answer, tell } from '../turn.ts';

/** A supervisor names another department: who may reassign gets it as one tap, and nothing is moved before. */
export async function askToReassign(step: Step, intent: Said, text: string): Promise<void> {
  const { turn, issue } = step;
  const { known } = turn;
  const wanted = known.departmentNamed(intent.department ?? intent.toDepartment);
  if (wanted === undefined) return answer(turn, needsWords(issue.number, ...NEEDED.reassign));
  if (accusedIn(known, issue).includes(wanted.id))
    return answer(turn, accusedThemselves(issue.number, wanted.name));
  if (leadOf(issue) === wanted.id && issue.state !== 'returned')
    return answer(turn, alreadyLeads(viewOf(known, issue)));
  const changed = await change(step, { type: 'supplemented', text });
  const view = viewOf(known, changed.issue);
  const coordinators = known.chatsOfKind('coordinators');
  const by = turn.sender.name;
  const isFree = transition(issue.state, 'assign').kind === 'moved';
  const notice = reassignmentRequest(view, { by, text, to: wanted.name, isFree });
  for (const { id } of coordinators) tell(turn, id, notice, `${changed.key}:asked`);
  // Without coordinators it is the group's leader who may.
  if (coordinators.length === 0) await tellSource(turn, changed, notice, turn.message.chat);
  const who = coordinators.length > 0 ? 'coordinators' : 'group';
  answer(turn, reassignmentAsked(view, wanted.name, who));
}
