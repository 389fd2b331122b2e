import type { SandboxClient } from '../sandbox-client.ts';
import { PLACES, type Stage } from '../seed-week.ts';
import type { FeishuApp } from './app.ts';
import { openCast, type Player } from './cast.ts';

const CIRCLES: Readonly<Record<string, string>> = { leaders: '领导群', coordinators: '协调员群' };
const POSTS: Readonly<Record<string, string>> = { supervisor: '督导领导', coordinator: '协调员' };

export interface FeishuStage extends Stage {
  botSaid(place: string): readonly string[];
}

/** The sandbox's cast on Feishu: the same people at the same places, bound by typed commands. */
export async function openStage(app: FeishuApp, sandbox: SandboxClient): Promise<FeishuStage> {
  const cast = await openCast(app);
  const players = new Map<string, Player>();
  const chats = new Map<string, string>();
  for (const [place, roles] of Object.entries(PLACES)) {
    const seats = await sandbox.chat(place);
    for (const role of roles) {
      const { name } = seats.members.find((member) => member.role === role) ?? { name: '' };
      if (name === '') throw new Error(`nobody is ${role} at ${place}`);
      players.set(`${place}/${role}`, await cast.bindPerson(name, POSTS[role] ?? `${place}联络员`));
    }
    const here = roles.flatMap((role) => players.get(`${place}/${role}`) ?? []);
    chats.set(place, await cast.bindChat(CIRCLES[place] ?? place, here));
  }
  const stranger = cast.addPlayer('路人');
  const chatOf = (place: string) => chats.get(place) ?? '';
  const who = (place: string, role: string) => players.get(`${place}/${role}`) ?? stranger;

  return {
    say: (place, role, text) => cast.say(chatOf(place), who(place, role), text),
    async press(place, role, label, words) {
      const { ack } = await app.fake.press(chatOf(place), who(place, role).openId, label, words);
      if (ack?.code !== 200) throw new Error(`not acknowledged: ${ack?.code ?? 'at all'}`);
      await app.idle();
    },
    moveTo: (now) => app.moveTo(now),
    botSaid: (place) => app.fake.botSaid(chatOf(place)),
  };
}
