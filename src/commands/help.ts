import { COMMANDS, type Command, type SpeakerRole } from './grammar.ts';

/** What somebody in this role can type, one line each; a topic narrows it to what the word opens. */
export function helpLines(role: SpeakerRole | 'stranger' | undefined, topic?: string): string[] {
  const mine = commandsFor(role);
  const asked = topic === undefined ? [] : mine.filter((command) => concerns(command, topic));
  return (asked.length > 0 ? asked : mine).map(line);
}

function commandsFor(role: SpeakerRole | 'stranger' | undefined): readonly Command[] {
  if (role === undefined) return COMMANDS;
  if (role === 'stranger')
    return COMMANDS.filter(({ intent }) => intent === 'report' || intent === 'help' || intent === 'bind');
  return COMMANDS.filter(({ roles }: Command) => roles.includes(role));
}

function concerns({ words, says }: Command, topic: string): boolean {
  return words.some((word) => topic.includes(word) || word.includes(topic)) || says.includes(topic);
}

function line({ words, says, example }: Command): string {
  return `${words[0]}：${says}。例：${example}`;
}
