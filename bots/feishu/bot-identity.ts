import type { Log } from '../../src/log.ts';
import type { Api } from './api.ts';
import { askOnce } from './memory.ts';

/** Who the bot itself is on the platform: without it no mention of the bot can be told from another. */
export interface BotIdentity {
  /** @throws SendError while the platform does not tell; then the event is pushed again */
  readonly openId: () => Promise<string>;
  /** Asks at once and until it is told, so that the first message need not wait and a wrong secret shows by itself. */
  readonly start: () => void;
  /** A call failed: asks again in a moment, so that the end of the trouble is noticed though nothing is to be said. */
  readonly askAgain: () => void;
  readonly stop: () => void;
}

export function createBotIdentity(api: Pick<Api, 'bot'>, log: Log, againMs: number): BotIdentity {
  let known: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  const ask = askOnce(async () => {
    known = (await api.bot()).openId;
    return known;
  });
  const learn = async (): Promise<void> => {
    timer = undefined;
    try {
      await ask('');
    } catch (error) {
      log.warn({ why: (error as Error).message }, 'Feishu does not tell who the bot is');
      askAgain();
    }
  };
  const askAgain = (): void => {
    if (isRunning) timer ??= setTimeout(() => void learn(), againMs);
  };
  return {
    openId: async () => known ?? ask(''),
    start() {
      isRunning = true;
      void learn();
    },
    askAgain,
    stop() {
      isRunning = false;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
