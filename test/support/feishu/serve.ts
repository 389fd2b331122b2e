import { createInterface } from 'node:readline';
import { APP, startFakeFeishu } from './fake.ts';
import { REAL_LIMITS } from './limits.ts';
import { readable } from './readable.ts';

/**
 * Feishu on this machine, to try the built program by hand: `npx tsx test/support/feishu/serve.ts [port]`.
 * It prints the settings to start the program with. Each line typed is a deed:
 *   chat | person | text            somebody says something; a chat or person not yet known comes to be
 *   chat | person | press label     somebody presses a button of the newest card that has it
 *   chat | person | press label: words
 *   weather fine|cut|silent|broken
 * A chat that bears the name of a person is that person's private chat with the bot.
 */
const fake = await startFakeFeishu({ port: Number(process.argv[2] ?? 18_900), limits: REAL_LIMITS });
const { world } = fake;
const print = (line: string) => process.stdout.write(`${line}\n`);

print(`FEISHU_APP_ID=${APP.appId} FEISHU_APP_SECRET=${APP.appSecret} FEISHU_DOMAIN=${fake.url} npm start`);
print(
  `# by webhook also: FEISHU_MODE=both FEISHU_ENCRYPT_KEY=${APP.encryptKey} FEISHU_VERIFICATION_TOKEN=${APP.verificationToken}`,
);

function personNamed(name: string): string {
  const [known] = [...world.people].find(([, one]) => one === name) ?? [];
  return known ?? world.addPerson(name);
}

function chatNamed(name: string, person: { id: string; name: string }): string {
  const known = [...world.chats.values()].find((chat) => chat.name === name);
  const chat = known ?? world.addChat(name, [], name === person.name ? 'p2p' : 'group');
  chat.members.add(person.id);
  return chat.id;
}

async function carryOut(line: string): Promise<void> {
  const weather = /^weather (fine|cut|silent|broken)$/.exec(line)?.[1];
  if (weather !== undefined) return fake.turn(weather as 'fine');
  const [chatName = '', name = '', text = ''] = line.split('|').map((part) => part.trim());
  const id = personNamed(name);
  const chat = chatNamed(chatName, { id, name });
  const [, label, words] = /^press ([^:：]+)(?:[:：]\s*(.*))?$/.exec(text) ?? [];
  const { ack } =
    label === undefined ? await fake.say(chat, id, text) : await fake.press(chat, id, label, words);
  print(ack === undefined ? '  (nobody acknowledged it)' : `  (acknowledged: ${JSON.stringify(ack)})`);
}

const shown = new Map<string, number>();
setInterval(() => {
  for (const message of world.messages.values()) {
    if (message.sender !== 'bot' || shown.get(message.id) === message.edits) continue;
    const how = shown.has(message.id) ? 'changes' : 'says';
    shown.set(message.id, message.edits);
    print(
      `[${world.chats.get(message.chatId)?.name}] the bot ${how} (${message.type}):\n${readable(message).replaceAll(/^/gm, '    ')}`,
    );
  }
}, 200);

for await (const line of createInterface({ input: process.stdin }))
  if (line.trim() !== '') await carryOut(line.trim()).catch((error: unknown) => print(`  ${String(error)}`));
process.exit(0);
