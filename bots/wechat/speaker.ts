import type { Clock } from '../../src/chat/clock.ts';
import type { OpenFile } from '../../src/chat/file.ts';
import type { Notice } from '../../src/chat/notice.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import type { CountUp } from './counts.ts';
import { isGone, sendErrorOf } from './failures.ts';
import type { Gateway } from './gateway.ts';
import type { OwnWords } from './own-words.ts';
import { asksToAct, type WechatWords } from './render.ts';
import { stepsOf, type Step } from './steps.ts';
import { pause, within, type Timers } from './timers.ts';

/** Together below the relay's ten seconds, after which it would take the send for uncertain by itself. */
const CALL_MS = 5_000;
const ECHO_MS = 1_500;
const PART_GAP_MS = 700;
/** Who would wait longer than the relay does is sent away, and comes back. */
const MOST_WAITING = 2;
const COME_BACK_MS = 2_000;
const KEYS_KEPT = 5_000;

export interface SpeakerParts {
  readonly own: OwnWords;
  readonly words: WechatWords;
  readonly openFile: OpenFile;
  readonly timers: Timers;
  readonly clock: Clock;
  readonly random: () => number;
  readonly count: CountUp;
  /** A call failed as if the gateway were gone. */
  readonly onGone: () => void;
}

export interface Utterance {
  readonly gateway: Gateway;
  /** The room or contact by the puppet's own id. */
  readonly conversation: string;
  readonly isRoom: boolean;
  readonly notice: Notice;
  readonly key: string;
}

/** How far a notice got: a second attempt goes on where the first one stopped. */
interface Progress {
  messageId: string | undefined;
  /** Parts that are out. */
  done: number;
  /** Nobody knows whether the next part is out. */
  isUncertain: boolean;
  isWhole: boolean;
}

/** Says one thing after the other for an account, as a person would; and one thing once. */
export function createSpeaker(parts: SpeakerParts) {
  const { timers } = parts;
  const said = new Map<string, Progress>();
  const underWay = new Map<string, Promise<string>>();
  let last: Promise<unknown> = Promise.resolve();

  function progressOf(key: string): Progress {
    const found = said.get(key) ?? { messageId: undefined, done: 0, isUncertain: false, isWhole: false };
    said.delete(key);
    said.set(key, found);
    const [oldest] = said.keys();
    if (said.size > KEYS_KEPT && oldest !== undefined) said.delete(oldest);
    return found;
  }

  async function say(utterance: Utterance): Promise<string> {
    const { notice, key } = utterance;
    const progress = progressOf(key);
    const mayRepeat = !progress.isUncertain || asksToAct(notice);
    if (!progress.isWhole && mayRepeat) await sayRest(utterance, progress);
    progress.isWhole = true;
    return (progress.messageId ??= `unconfirmed-${key}`);
  }

  async function sayRest(utterance: Utterance, progress: Progress): Promise<void> {
    const steps = await stepsOf(utterance, parts);
    for (const step of steps.slice(progress.done)) {
      if (progress.done > 0) await pause(timers, PART_GAP_MS * (1 + parts.random()));
      try {
        const messageId = await sayOne(parts, utterance, step, progress.isUncertain);
        progress.messageId ??= messageId;
        progress.done += 1;
        progress.isUncertain = false;
      } catch (error) {
        progress.isUncertain = error instanceof SendError && error.failure.kind === 'uncertain';
        throw error;
      }
    }
  }

  return {
    /** @throws SendError */
    say(utterance: Utterance): Promise<string> {
      const { key } = utterance;
      const running = underWay.get(key);
      if (running !== undefined) return running;
      const done = said.get(key);
      if (done?.isWhole === true && done.messageId !== undefined) return Promise.resolve(done.messageId);
      if (underWay.size > MOST_WAITING) return Promise.reject(speaking());
      const turn = last.then(() => say(utterance)).finally(() => underWay.delete(key));
      last = turn.catch(() => undefined);
      underWay.set(key, turn);
      return turn;
    },
  };
}

function speaking(): SendError {
  return new SendError('the account is speaking', { kind: 'rate_limited', retryAfterMs: COME_BACK_MS });
}

/** One call of the puppet; what it says of a failure, or its silence, decides what may be repeated. */
async function sayOne(
  { own, timers, clock, count, onGone, words }: SpeakerParts,
  { conversation }: Utterance,
  { trace, run }: Step,
  isAgain: boolean,
): Promise<string> {
  const said = own.saying(conversation, trace);
  try {
    const given = await within(timers, CALL_MS, run(isAgain ? words.saidAgain : ''), () => {
      throw new SendError(`no answer within ${CALL_MS} ms`, { kind: 'uncertain' });
    });
    said.messageId ??= given ?? (await own.confirmation(said, timers, ECHO_MS));
    count('sent');
    return (said.messageId ??= `unconfirmed-${clock.now().getTime()}`);
  } catch (error) {
    if (isGone(error)) onGone();
    // The echo is a better witness than the call's answer.
    if (said.messageId !== undefined) return said.messageId;
    const failure = sendErrorOf(error);
    count(failure.failure.kind === 'uncertain' ? 'send_uncertain' : 'send_failed');
    throw failure;
  }
}
