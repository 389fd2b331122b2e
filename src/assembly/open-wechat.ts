import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createWechatAdapter, type WechatAdapter } from '../../bots/wechat/adapter.ts';
import { createLoginCard } from '../../bots/wechat/login-card.ts';
import { systemTimers } from '../chat/timers.ts';
import { wechatyGateway } from '../../bots/wechat/wechaty.ts';
import type { Clock } from '../chat/clock.ts';
import type { OpenFile } from '../chat/file.ts';
import type { Log } from '../log.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import type { WechatSettings } from '../settings/platform-settings.ts';
import type { Db } from '../store/database/client.ts';
import { readFact, writeFact } from '../store/facts.ts';
import { holdSeat, leaveSeat } from '../store/seats.ts';
import type { KnownCache } from '../usecases/known.ts';
import { askWhichRoom, isAdminAccount, tellOfAccount } from '../usecases/failures/account.ts';
import { wechatWords } from '../wording/wechat.ts';
import { needPuppet } from './installed-puppet.ts';

/** Twice what the account lets pass between two looks: who does not ask again in this time is gone. */
const SEAT_MS = 45_000;
const SEAT = 'wechat';

export interface WechatAround {
  readonly db: Db;
  readonly known: KnownCache;
  readonly clock: Clock;
  readonly log: Log;
  readonly openFile: OpenFile;
  readonly dataDir: string;
}

/** The WeChat bot with what it needs of the house: its memory in the ledger, its login in DATA_DIR/wechat. */
export async function openWechat(
  { puppet, options }: WechatSettings,
  { db, known, clock, log, openFile, dataDir }: WechatAround,
): Promise<WechatAdapter> {
  needPuppet(puppet);
  const folder = join(dataDir, 'wechat');
  const holder = randomUUID();
  const worker = { db, organisationId: ORGANISATION_ID, known, now: () => clock.now() };
  const card = createLoginCard(folder, log);
  const unheard = (what: string) => (error: unknown) => log.error({ err: error }, what);
  const adapter = await createWechatAdapter({
    open: wechatyGateway({ puppet, puppetOptions: options, folder, log, now: () => clock.now() }),
    memory: {
      read: (name) => readFact(db, ORGANISATION_ID, `wechat:${name}`),
      write: (name, value) => writeFact(db, ORGANISATION_ID, `wechat:${name}`, value),
    },
    clock,
    timers: systemTimers,
    random: Math.random,
    log,
    words: wechatWords,
    openFile,
    botNames: async () => (await known()).directory.organisation.botNames,
    isAdmin: async (account) => isAdminAccount(await known(), account, clock.now()),
    boundRooms: async () =>
      (await known()).directory.chats
        .filter(({ id }) => id.startsWith('wechat:'))
        .map(({ id }) => id.slice('wechat:'.length)),
    mayHold: () => holdSeat(db, ORGANISATION_ID, { seat: SEAT, holder, forMs: SEAT_MS }),
    onStanding: (news) => void tellOfAccount(worker, news).catch(unheard('nobody was told of the account')),
    onRoomDoubt: (doubt) =>
      void askWhichRoom(worker, doubt).catch(unheard('nobody was asked about the room')),
    onState: (state) => card.show(state),
  });
  return {
    ...adapter,
    async stop() {
      await adapter.stop();
      await leaveSeat(db, ORGANISATION_ID, SEAT, holder);
    },
  };
}
