import { createHash } from 'node:crypto';
import type { ChatEvent, Happened, Member } from '../../src/chat/event.ts';
import type { AccountId } from '../../src/chat/message.ts';
import type { Log } from '../../src/log.ts';
import type { CountUp } from './counts.ts';
import { reasonOf } from './failures.ts';
import type { Gateway, RoomChange } from './gateway.ts';
import { fullId } from './ids.ts';
import { createLeaving } from './leaving.ts';
import { createPatience } from './patience.ts';
import type { Rooms } from './rooms.ts';
import type { Timers } from '../../src/chat/timers.ts';

/** An accepted invitation shows by the join; the call itself succeeds either way. */
const JOINS_WITHIN_MS = 60_000;

interface HappeningsParts {
  readonly rooms: Rooms;
  readonly timers: Timers;
  readonly log: Log;
  readonly count: CountUp;
  readonly isAdmin: (account: AccountId) => Promise<boolean>;
  readonly here: () => Here | undefined;
  /** Whether the account's lists can be believed. */
  readonly areSettled: () => boolean;
}

interface Here {
  readonly gateway: Gateway;
  readonly accountId: string;
}

/** Joins, leaves, new names and invitations as events of a chat; a failure is counted and costs only itself. */
export function createHappenings(parts: HappeningsParts) {
  const { rooms, timers, log, count, isAdmin } = parts;
  let happened: Happened | undefined;
  const invited = new Set<() => void>();
  const patiently = createPatience(timers);
  const hasLeft = createLeaving({
    ...parts,
    stopped: patiently.stopped,
    isStopped: () => patiently.isStopped(),
  });
  let stored: Promise<unknown> = Promise.resolve();

  /** In the order in which they came; the same one again has no effect, so each may be tried until it is stored. */
  function tell(event: ChatEvent): void {
    stored = stored.then(() => patiently(async () => happened?.(event), notStored(event.kind)));
  }

  function notStored(kind: string) {
    return (error: unknown) => {
      count('event_failed');
      log.error({ kind, reason: reasonOf(error) }, 'wechat event could not be stored');
    };
  }

  /** One id for one change, however often the puppet tells of it. */
  function eventOf(kind: string, { roomId, at }: { roomId: string; at: Date }, who: readonly string[]) {
    const id = digest([kind, roomId, String(at.getTime()), ...who].join('\n'));
    return { id, chat: fullId(rooms.ledgerId(roomId)), at };
  }

  async function named(gateway: Gateway, ids: readonly string[]): Promise<Member[]> {
    return Promise.all(
      ids.map(async (id) => ({
        account: fullId(id),
        name: (await gateway.name(id).catch(() => undefined)) ?? '',
      })),
    );
  }

  async function joined({ gateway, accountId }: Here, change: RoomChange): Promise<void> {
    const others = change.memberIds.filter((id) => id !== accountId);
    const event = (kind: string) => eventOf(kind, change, change.memberIds);
    if (change.memberIds.includes(accountId)) {
      for (const confirm of invited) confirm();
      const room = await gateway.room(change.roomId).catch(() => undefined);
      const name = room === undefined || room.topic === '' ? {} : { name: room.topic };
      tell({ ...event('bot_added'), kind: 'bot_added', ...name, by: fullId(change.byId) });
    }
    if (others.length > 0)
      tell({ ...event('members_joined'), kind: 'members_joined', members: await named(gateway, others) });
  }

  async function left({ gateway, accountId }: Here, change: RoomChange): Promise<void> {
    const others = change.memberIds.filter((id) => id !== accountId);
    const event = (kind: string) => eventOf(kind, change, change.memberIds);
    if (others.length > 0)
      tell({ ...event('members_left'), kind: 'members_left', members: await named(gateway, others) });
    if (change.memberIds.includes(accountId) && (await hasLeft(change.roomId)))
      tell({ ...event('bot_removed'), kind: 'bot_removed', by: fullId(change.byId) });
  }

  /** Only an admin takes the bot into a room: whoever could, could read along what it says there. */
  async function invitedTo({ gateway }: Here, invitationId: string): Promise<void> {
    const { inviterId } = await gateway.invitation(invitationId);
    const mayInvite = await patiently(() => isAdmin(fullId(inviterId)), notStored('invitation'));
    if (mayInvite !== true) return count('invitation_refused');
    const confirm = () => {
      invited.delete(confirm);
      cancel();
    };
    const cancel = timers.after(JOINS_WITHIN_MS, () => {
      invited.delete(confirm);
      count('invitation_unconfirmed');
      log.warn('a wechat invitation was accepted, and the room not entered');
    });
    invited.add(confirm);
    await gateway.accept(invitationId);
  }

  const guarded =
    <Payload>(run: (here: Here, payload: Payload) => Promise<void>) =>
    (here: Here | undefined, payload: Payload): void => {
      if (here === undefined) return;
      run(here, payload).catch((error: unknown) => {
        count('event_failed');
        log.warn({ reason: reasonOf(error) }, 'wechat event could not be read');
      });
    };
  return {
    listen(to: Happened | undefined) {
      happened = to;
    },
    tell,
    joined: guarded(joined),
    left: guarded(left),
    invited: guarded(invitedTo),
    renamed: guarded(async (_, change: { roomId: string; name: string; byId: string; at: Date }) =>
      tell({ ...eventOf('renamed', change, [change.name]), kind: 'renamed', name: change.name }),
    ),
    stop() {
      happened = undefined;
      patiently.stop();
      for (const confirm of invited) confirm();
    },
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 24);
}
