import { platformOf } from '../../chat/message.ts';
import type { NoticeFile } from '../../chat/notice.ts';
import type { Role } from '../../directory/directory.ts';
import { unknownNumber } from '../../wording/answers.ts';
import { reportElsewhere, reportName, reportSent } from '../../wording/special-report.ts';
import { survivorOf } from '../survivor.ts';
import { answer, type Turn } from '../turn.ts';

/** Who reads everything, and where nobody else does. */
const READERS: ReadonlySet<Role> = new Set(['coordinator', 'supervisor', 'admin']);
const CHATS: ReadonlySet<string> = new Set(['leaders', 'coordinators']);

/** "专报 #41": as Word, in the chats of those who read everything, or in private. */
export async function sendSpecialReport(turn: Turn, asked: readonly number[]): Promise<void> {
  const { sender, message, chat } = turn;
  const isReader = sender.grants.some(({ role }) => READERS.has(role));
  if (!isReader || !(message.isPrivate || CHATS.has(chat?.kind ?? '')))
    return answer(turn, reportElsewhere());
  const numbers = new Set<number>();
  for (const number of asked) {
    const issue = await survivorOf(turn, number, 'look');
    if (issue === undefined) return answer(turn, unknownNumber(number));
    numbers.add(issue.number);
  }
  answer(turn, reportSent([...numbers], fileOf(turn, [...numbers])));
}

/** As a bulletin's files: a browser opens it in the sandbox; elsewhere the bot sends the bytes. */
function fileOf({ message }: Turn, numbers: readonly number[]): NoticeFile {
  const name = `${numbers.join('+')}.docx`;
  const isSandbox = platformOf(message.chat) === 'sandbox';
  return {
    name: reportName(numbers),
    url: isSandbox ? `/sandbox/files/report/${name}` : `/api/issues/${numbers[0]}.docx`,
    ref: `report:${name}`,
  };
}
