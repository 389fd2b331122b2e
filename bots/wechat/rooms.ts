import { createHash } from 'node:crypto';
import type { Log } from '../../src/log.ts';
import type { CountUp } from './counts.ts';
import { reasonOf } from './failures.ts';
import type { Gateway } from './gateway.ts';

/** So much of the members must be the same, and at least three of them, before a room counts as the one it was. */
const SURE = 0.8;
const FEWEST = 3;
const MEMBERS_KEPT = 60;

/** A bound room as it was last seen. Members are kept as digests of their names: enough to compare, nothing to read. */
export interface KnownRoom {
  /** By which the ledger knows the room, for ever. */
  readonly id: string;
  /** By which the puppet knows it now. */
  readonly now: string;
  readonly topic: string;
  readonly members: readonly string[];
}

export interface RoomDoubt {
  readonly roomId: string;
  readonly topic: string;
  /** How many rooms could be it. */
  readonly candidates: number;
}

export interface Rooms {
  /** The ledger's id of a room that the puppet names. */
  ledgerId(puppetId: string): string;
  puppetId(ledgerId: string): string;
  /**
   * Looks at the bound rooms after a login: those whose id is gone are looked for by name and members. What is not
   * certain is told and left as it is: a message in the wrong group is worse than none.
   */
  look(gateway: Gateway, bound: readonly string[], ownId: string): Promise<void>;
  toRemember(): readonly KnownRoom[];
}

interface RoomsParts {
  readonly remembered: unknown;
  readonly log: Log;
  readonly count: CountUp;
  readonly onDoubt: (doubt: RoomDoubt) => void;
}

export function createRooms({ remembered, log, count, onDoubt }: RoomsParts): Rooms {
  const rooms = new Map(readRooms(remembered).map((room) => [room.id, room]));
  const doubted = new Set<string>();

  function settle(room: KnownRoom, found: Candidate): void {
    rooms.set(room.id, { id: room.id, now: found.id, topic: found.topic, members: found.members });
    doubted.delete(room.id);
    if (room.now !== found.id) {
      count('room_found_again');
      log.warn({ room: room.id, now: found.id }, 'wechat room has a new id');
    }
  }

  function doubt(room: KnownRoom, candidates: number): void {
    if (doubted.has(room.id)) return;
    doubted.add(room.id);
    count('room_in_doubt');
    onDoubt({ roomId: room.id, topic: room.topic, candidates });
  }

  return {
    ledgerId: (puppetId) => [...rooms.values()].find(({ now }) => now === puppetId)?.id ?? puppetId,
    puppetId: (ledgerId) => rooms.get(ledgerId)?.now ?? ledgerId,
    async look(gateway, bound, ownId) {
      const present = new Set(await gateway.roomIds());
      const taken = new Set<string>();
      const lost: KnownRoom[] = [];
      for (const id of bound) {
        const room = rooms.get(id) ?? { id, now: id, topic: '', members: [] };
        if (!present.has(room.now)) {
          if (room.topic !== '') lost.push(room);
          continue;
        }
        taken.add(room.now);
        const seen = await seenRoom(gateway, room.now, ownId);
        if (seen !== undefined) settle(room, seen);
      }
      if (lost.length === 0) return;
      const free = await seenRooms(
        gateway,
        [...present].filter((id) => !taken.has(id)),
        lost,
        ownId,
      );
      for (const room of lost) {
        const sameName = free.filter(({ topic }) => topic === room.topic);
        const [only] = sameName;
        const isClaimedTwice = lost.some((other) => other !== room && other.topic === room.topic);
        if (only !== undefined && sameName.length === 1 && !isClaimedTwice && isSame(room, only))
          settle(room, only);
        else if (sameName.length > 0) doubt(room, sameName.length);
        else log.warn({ room: room.id }, 'wechat room is gone');
      }
    },
    toRemember: () => [...rooms.values()],
  };

  async function seenRooms(
    gateway: Gateway,
    ids: readonly string[],
    lost: readonly KnownRoom[],
    ownId: string,
  ) {
    const names = new Set(lost.map(({ topic }) => topic));
    const all: Candidate[] = [];
    for (const id of ids) {
      const topic = (await gateway.room(id).catch(failed))?.topic;
      const seen = topic !== undefined && names.has(topic) ? await seenRoom(gateway, id, ownId) : undefined;
      if (seen !== undefined) all.push(seen);
    }
    return all;
  }

  async function seenRoom(gateway: Gateway, id: string, ownId: string): Promise<Candidate | undefined> {
    const room = await gateway.room(id).catch(failed);
    if (room === undefined) return undefined;
    const others = room.memberIds.filter((member) => member !== ownId).slice(0, MEMBERS_KEPT);
    const names = await Promise.all(others.map((member) => gateway.name(member).catch(failed)));
    return {
      id,
      topic: room.topic,
      members: names.flatMap((name) => (name === undefined ? [] : [digest(name)])),
    };
  }

  function failed(error: unknown): undefined {
    log.debug({ reason: reasonOf(error) }, 'wechat room could not be looked at');
    return undefined;
  }
}

interface Candidate {
  readonly id: string;
  readonly topic: string;
  readonly members: readonly string[];
}

function isSame(room: KnownRoom, found: Candidate): boolean {
  const common = room.members.filter((member) => found.members.includes(member)).length;
  return common >= FEWEST && common >= SURE * Math.max(room.members.length, found.members.length);
}

function digest(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 16);
}

function readRooms(value: unknown): KnownRoom[] {
  return Array.isArray(value) ? value.filter(isRoom) : [];
}

function isRoom(value: unknown): value is KnownRoom {
  if (typeof value !== 'object' || value === null) return false;
  const { id, now, topic, members } = value as Record<string, unknown>;
  return [id, now, topic].every((part) => typeof part === 'string') && Array.isArray(members);
}
