import type { Chat, Line, Member, Step, Story } from './types.ts';

/** The chat that a story means: the one bound to what it names, else for work groups the first there is. */
export function placeOf(story: Story, key: string, chats: readonly Chat[]): Chat | undefined {
  const place = story.places[key];
  const ofKind = chats.filter(({ kind }) => kind === place?.kind);
  const named = ofKind.find(({ boundTo }) => boundTo === place?.boundTo);
  return named ?? (place?.kind === 'department' ? undefined : ofKind[0]);
}

/** The departments that a story needs and this directory has no chat for. */
export function missingPlaces(story: Story, chats: readonly Chat[]): string[] {
  return Object.keys(story.places)
    .filter((key) => placeOf(story, key, chats) === undefined)
    .map((key) => story.places[key]?.boundTo ?? key);
}

/** Who plays a part: of that role, and for that object where one is named; else whoever sits first. */
export function actorOf(
  chat: Chat,
  { as, of }: { readonly as: string; readonly of?: string },
): Member | undefined {
  const ofRole = chat.members.filter(({ role }) => role === as);
  return (of === undefined ? ofRole[0] : ofRole.find((member) => member.of === of)) ?? chat.members[0];
}

/** The chats that a step is about, the one to look at last. */
export function chatOf(story: Story, step: Step, chats: readonly Chat[]): Chat | undefined {
  const key = 'at' in step ? step.at : step.look;
  return key === undefined ? undefined : placeOf(story, key, chats);
}

/** The number of the issue that a report became: it stands in the first thing that the bot said about it afterwards. */
export function issueAfter(lines: readonly Line[], messageId: string): number | undefined {
  const from = lines.findIndex((line) => line.messageId === messageId);
  const answers = from === -1 ? [] : lines.slice(from + 1).filter(({ card }) => card !== null);
  const answer =
    answers.find(({ replyTo }) => replyTo === messageId) ?? answers.find(({ card }) => card?.issueNumber);
  return answer?.card?.issueNumber ?? undefined;
}

/** The newest notice about the issue that carries this button. */
export function buttonFor(lines: readonly Line[], label: string, issueNumber: number | undefined) {
  for (const line of lines.toReversed()) {
    const button = line.buttons.find((one) => one.label === label);
    const isAbout = issueNumber === undefined || line.card?.issueNumber === issueNumber;
    if (button !== undefined && isAbout) return { line, button };
  }
  return undefined;
}
