import { setTimeout as pause } from 'node:timers/promises';
import type { FakeEvent } from '../support/feishu/events.ts';
import type { FakeFeishu } from '../support/feishu/fake.ts';
import { pushTo } from './clients.ts';
import type { Region } from './region.ts';

/** What came of all pushes. */
export interface Pushed {
  readonly deliveries: number;
  /** Told to come again, or not answered at all: pushed until taken. */
  readonly again: number;
  /** Refused for good, though the platform's own. */
  readonly refused: number;
}

/** A message that somebody typed, and the place that it names. */
export interface Typed {
  readonly id: string;
  readonly place: string;
  readonly event: FakeEvent;
  /** Each delivery of it bears an event id of its own. */
  readonly isRenamed: boolean;
}

const PATIENCE = 500;

/** The platform's side of a run: it knows what was typed, and pushes each of it wherever and as often as it is told to. */
export function createPlatform(fake: FakeFeishu, now: () => number) {
  const pushed = { deliveries: 0, again: 0, refused: 0 };
  const bodyOf = ({ event, isRenamed }: Typed): FakeEvent =>
    isRenamed ? fake.events.of(event.header.event_type, event.event, now()) : event;

  return {
    pushed: pushed as Pushed,
    /** The groups take turns; every other message will be pushed under a new event id each time. */
    async typeAll(region: Region, count: number): Promise<readonly Typed[]> {
      const typed: Typed[] = [];
      for (let n = 0; n < count; n += 1) {
        const lane = region.lanes[n % region.lanes.length]!;
        const { message, event } = await fake.say(lane.chatId, lane.reporter, region.report(lane, n), {
          unpushed: true,
        });
        typed.push({ id: message.id, place: region.name(lane, n), event, isRenamed: n % 2 === 1 });
      }
      return typed;
    },
    /** One delivery: until it is acknowledged, or refused. */
    async push(url: string, typed: Typed): Promise<void> {
      const event = bodyOf(typed);
      pushed.deliveries += 1;
      for (let tries = 0; tries < PATIENCE; tries += 1) {
        const status = await pushTo(url, event, now());
        if (status === 200) return;
        if (status >= 400 && status < 500) break;
        pushed.again += 1;
        await pause(20);
      }
      pushed.refused += 1;
    },
  };
}
