import { fold } from '../../language/fold.ts';
import { createCode } from '../../store/codes.ts';
import {
  askInPrivate,
  chatCode,
  CIRCLES,
  nobodyNamed,
  personCode,
  severalNamed,
} from '../../wording/people.ts';
import { strangerRefused } from '../../wording/answers.ts';
import { answerUnmasked, answer, type Turn } from '../turn.ts';
import { audited } from './audit.ts';
import { peopleNamed, spelledApart } from './people.ts';

/** A one-time code for a place's chat, for somebody's account, or for a further account of one's own. */
export async function makeCode(turn: Turn, name: string | null): Promise<false> {
  if (!isDiscreet(turn)) answer(turn, askInPrivate(turn.message.text.trim()));
  else if (name === null) await ownCode(turn);
  else await codeFor(turn, name);
  return false;
}

/** A code in a work group could be used by whoever reads it first. */
function isDiscreet({ message, chat }: Turn): boolean {
  return message.isPrivate || chat?.kind === 'leaders' || chat?.kind === 'coordinators';
}

async function ownCode(turn: Turn): Promise<void> {
  const { personId, name } = turn.sender;
  if (personId === null) return answer(turn, strangerRefused());
  await codeForPerson(turn, personId, name);
}

/** A person is looked for first: "金融办王敏" means her, and not the office whose name stands before hers. */
async function codeFor(turn: Turn, name: string): Promise<void> {
  const people = peopleNamed(turn.known, name);
  const [person] = people;
  if (people.length > 1) return answer(turn, severalNamed(name, spelledApart(turn.known, people)));
  if (person !== undefined) return codeForPerson(turn, person.id, person.name);
  const place = placeNamed(turn, name);
  if (place === undefined) return answer(turn, nobodyNamed(name));
  const code = await createCode(turn.tx, turn.organisationId, 'chat', null, turn.now, place);
  await audited(turn, { noun: 'code', name: place, what: 'added', new: { purpose: 'chat' } });
  answerUnmasked(turn, chatCode(place, code));
}

async function codeForPerson(turn: Turn, personId: number, name: string): Promise<void> {
  const code = await createCode(turn.tx, turn.organisationId, 'person', personId, turn.now);
  await audited(turn, { noun: 'code', name, what: 'added', new: { purpose: 'person' } });
  answerUnmasked(turn, personCode(name, code));
}

/** The name under which "绑定 … CODE" will find the same place again; nothing else may stand beside the place. */
function placeNamed({ known }: Turn, said: string): string | undefined {
  const word = fold(said).trim().replace(CHAT_OF, '');
  const whole = known.lexicon.find(word).find(({ start, end }) => start === 0 && end === word.length);
  const { departments, groups } = known.directory;
  const named = [...departments, ...groups].find(({ name }) => fold(name) === word);
  const found = whole?.what === 'department' ? whole.name : undefined;
  return named?.name ?? found ?? Object.values(CIRCLES).find((circle) => circle === said.trim());
}

/** 交通局的群, 交通局联络群 */
const CHAT_OF = /的?(?:联络|工作)?群$/;
