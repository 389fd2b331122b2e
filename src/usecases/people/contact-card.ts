import type { NoteIntent } from '../../commands/intent.ts';
import type { Grant, Person } from '../../directory/directory.ts';
import { strangerRefused } from '../../wording/answers.ts';
import type { Notice } from '../../chat/notice.ts';
import {
  CONTACT,
  contactOf,
  contactOfPerson,
  noContact,
  POSTS,
  type ContactLine,
} from '../../wording/contact.ts';
import { postsOf } from '../admin/people.ts';
import { dutyCard } from './duty-card.ts';
import { answer, type Turn } from '../turn.ts';

/**
 * 联系卡: who is to be asked, by office and post. Telephone numbers stay out of a group: the bot gives them to a
 * handler in private.
 */
export async function contactCard(turn: Turn, intent: NoteIntent): Promise<void> {
  const { known, sender } = turn;
  if (sender.grants.length === 0) return answer(turn, strangerRefused());
  if (intent['duty'] === true) return dutyCard(turn, intent);
  const { personId } = intent;
  if (typeof personId === 'number') return answer(turn, personCard(turn, personId));
  const topic = firstText(intent['department'], intent['subject'], intent['topic']);
  const department = known.departmentNamed(topic);
  const object = known.objectNamed(topic);
  const group =
    known.directory.groups.find(({ name }) => name === topic) ??
    known.group(object?.groupId ?? turn.chat?.groupId);
  const { grants } = known.directory;
  if (department)
    return answer(
      turn,
      contactOf(
        department.name,
        people(
          turn,
          grants.filter(({ departmentId }) => departmentId === department.id),
        ),
      ),
    );
  if (object?.contact != null)
    return answer(
      turn,
      contactOf(object.name, [
        { post: CONTACT, name: object.contact.name },
        ...people(turn, ofGroup(grants, group?.id)),
      ]),
    );
  if (group) return answer(turn, contactOf(group.name, people(turn, ofGroup(grants, group.id))));
  return answer(turn, noContact());
}

/** Somebody's post, and how to reach them; the number itself stays with who handles an issue, in private. */
function personCard({ known }: Turn, id: number): Notice {
  const person = known.directory.people.find((one) => one.id === id);
  return contactOfPerson(person?.name ?? '', postsOf(known, id));
}

const ofGroup = (grants: readonly Grant[], id: number | undefined) =>
  grants.filter(({ groupId }) => id !== undefined && groupId === id);

function people({ known }: Turn, grants: readonly Grant[]): ContactLine[] {
  const byId = new Map<number, Person>(known.directory.people.map((person) => [person.id, person]));
  return grants.flatMap(({ personId, role }) => {
    const post = POSTS[role];
    const person = byId.get(personId);
    return post === undefined || person === undefined ? [] : [{ post, name: person.name }];
  });
}

function firstText(...values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string');
}
