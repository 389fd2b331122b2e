import { MemoryCard } from 'memory-card';
import { PuppetServer } from 'wechaty-puppet-service';
import { log } from 'wechaty-puppet';
import { WorldPuppet } from './puppet.ts';
import { createWorld, type Manners, type More } from './world.ts';

/** A gateway as an organisation would run one, in a process of its own; its parent plays the people. */

const [endpoint = '', token = ''] = process.argv.slice(2);

/** What the parent may ask for; the answer goes back under the same number. */
export interface Deeds {
  person(id: string, name: string): void;
  room(id: string, topic: string, memberIds: readonly string[]): void;
  alias(roomId: string, memberId: string, name: string): void;
  say(place: string, talkerId: string, text: string, more?: More): string;
  show(place: string, talkerId: string, type: number, name: string, base64: string, at?: Date): string;
  emit(event: string, payload: object): void;
  manners(manners: Partial<Pick<Manners, 'givesIds' | 'echoes' | 'unit' | 'answersPings'>>): void;
}

export type Asked = {
  [Name in keyof Deeds]: { id: number; deed: Name; args: Parameters<Deeds[Name]> };
}[keyof Deeds];

const world = createWorld({
  // Told before it is answered: whoever kills this process afterwards still knows what was said.
  afterSend: () =>
    new Promise((resolve) => process.send?.({ sent: world.sent.at(-1) }, () => resolve(undefined))),
});

const deeds: Deeds = {
  person: (id, name) => void world.person(id, name),
  room: (id, topic, memberIds) => void world.room(id, topic, memberIds),
  alias: (roomId, memberId, name) => void world.rooms.get(roomId)?.aliases.set(memberId, name),
  say: (place, talkerId, text, more) =>
    world.say(place, talkerId, text, more?.at === undefined ? more : { ...more, at: new Date(more.at) }),
  show: (place, talkerId, type, name, base64, at) =>
    world.show(
      place,
      talkerId,
      type,
      name,
      Buffer.from(base64, 'base64'),
      at === undefined ? at : new Date(at),
    ),
  emit: (event, payload) => world.emit(event, payload),
  manners: (manners) => void Object.assign(world.manners, manners),
};

process.on('message', ({ id, deed, args }: Asked) => {
  const run = deeds[deed] as (...args: unknown[]) => unknown;
  process.send?.({ id, answer: run(...args) });
});

log.level('silent');
const puppet = new WorldPuppet(world);
puppet.setMemory(new MemoryCard());
const server = new PuppetServer({ endpoint, token, puppet, tls: { disable: true } });
await server.start();
process.send?.({ ready: true });
