import type { Clock } from '../../src/chat/clock.ts';
import type { OpenFile } from '../../src/chat/file.ts';
import type { Notice } from '../../src/chat/notice.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import type { CountUp } from './counts.ts';
import { isGone, sendErrorOf } from './failures.ts';
import type { Gateway } from './gateway.ts';
import type { OwnWords, Said } from './own-words.ts';
import type { WechatWords } from './render.ts';
import { stepsOf, type Step } from './steps.ts';
import { pause, within, type Timers } from '../../src/chat/timers.ts';

/** Looking up, opening, a pause, a call and its echo: together below the relay's ten seconds. */
const CALL_MS = 4_000;
const ECHO_MS = 1_000;
const PART_GAP_MS = 700;
/** After so long no further part is begun: the rest is said at the next try. */
const TURN_MS = 2_000;
/** A big file takes its time on the way; so long it is waited for, try after try, and never sent a second time. */
const UPLOAD_MS = 90_000;
/** Each try is counted against the account's day, so the whole account waits, and not only this chat. */
const COME_BACK_MS = 5_000;
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
  /** The part that failed, whatever was said of it: its echo may still come. */
  doubtful: Said | undefined;
  isWhole: boolean;
  /** A file on its way. */
  upload: Upload | undefined;
}

interface Upload {
  readonly said: Said;
  readonly answer: Promise<string | undefined>;
  readonly sinceMs: number;
}

/** Says one thing after the other for an account, as a person would; and one thing once. */
export function createSpeaker(parts: SpeakerParts) {
  const { timers, own } = parts;
  const said = new Map<string, Progress>();
  const underWay = new Map<string, Promise<string>>();

  function progressOf(key: string): Progress {
    const found = said.get(key) ?? {
      messageId: undefined,
      done: 0,
      doubtful: undefined,
      isWhole: false,
      upload: undefined,
    };
    said.delete(key);
    said.set(key, found);
    const [oldest] = said.keys();
    if (said.size > KEYS_KEPT && oldest !== undefined) said.delete(oldest);
    return found;
  }

  /** Whether something is said again after nobody answered is the outbox's decision; an echo that came late settles it. */
  async function say(utterance: Utterance): Promise<string> {
    const { key, conversation } = utterance;
    const progress = progressOf(key);
    const beganMs = timers.elapsedMs();
    const steps = await stepsOf(utterance, parts);
    if (progress.doubtful?.messageId !== undefined) advance(progress, progress.doubtful.messageId);
    for (const step of steps.slice(progress.done)) {
      if (timers.elapsedMs() - beganMs > TURN_MS) throw speaking();
      if (progress.done > 0) await pause(timers, PART_GAP_MS * (1 + parts.random()));
      const said =
        sameAs(progress.doubtful, conversation, step.trace) ?? own.saying(conversation, step.trace);
      progress.doubtful = said;
      advance(progress, await sayOne(parts, step, said, progress));
    }
    progress.isWhole = true;
    return progress.messageId ?? `nothing-${key}`;
  }

  return {
    /** @throws SendError */
    say(utterance: Utterance): Promise<string> {
      const { key } = utterance;
      const running = underWay.get(key);
      if (running !== undefined) return running;
      const done = said.get(key);
      if (done?.isWhole === true && done.messageId !== undefined) return Promise.resolve(done.messageId);
      // Whoever waited here would be taken for unanswered: the outbox waits better.
      if (underWay.size > 0) return Promise.reject(speaking());
      const turn = say(utterance).finally(() => underWay.delete(key));
      underWay.set(key, turn);
      return turn;
    },
  };
}

function speaking(): SendError {
  return new SendError('the account is speaking', {
    kind: 'rate_limited',
    retryAfterMs: COME_BACK_MS,
    holds: 'platform',
  });
}

/** What is tried again goes by the same entry, so that one echo settles both tries. */
function sameAs(doubtful: Said | undefined, conversation: string, text: string): Said | undefined {
  return doubtful?.text === text && doubtful.conversation === conversation ? doubtful : undefined;
}

function advance(progress: Progress, messageId: string): void {
  progress.messageId ??= messageId;
  progress.done += 1;
  progress.doubtful = undefined;
  progress.upload = undefined;
}

/** One call of the puppet; what it says of a failure, or its silence, tells whether it may be out. */
async function sayOne(
  { own, timers, clock, count, onGone }: SpeakerParts,
  step: Step,
  said: Said,
  progress: Progress,
): Promise<string> {
  try {
    const given = await answered(timers, step, said, progress);
    said.messageId ??= given ?? (await own.confirmation(said, timers, ECHO_MS));
    count('sent');
    return (said.messageId ??= `unconfirmed-${clock.now().getTime()}`);
  } catch (error) {
    if (isGone(error)) onGone();
    // The echo is a better witness than the call's answer.
    if (said.messageId !== undefined) return said.messageId;
    const failure = sendErrorOf(error);
    if (failure.failure.kind !== 'rate_limited') {
      progress.upload = undefined;
      count(failure.failure.kind === 'uncertain' ? 'send_uncertain' : 'send_failed');
    }
    throw failure;
  }
}

/** @throws SendError `uncertain` where a text is not answered in time; `rate_limited` while a file is still on its way */
async function answered(
  timers: Timers,
  { run, isFile }: Step,
  said: Said,
  progress: Progress,
): Promise<string | undefined> {
  const nowMs = timers.elapsedMs();
  const call = progress.upload ?? { said, answer: run(), sinceMs: nowMs };
  if (isFile) {
    progress.upload = call;
    // Between two tries nobody listens to it.
    call.answer.catch(() => undefined);
  }
  return within(timers, CALL_MS, call.answer, () => {
    if (isFile && nowMs - call.sinceMs < UPLOAD_MS) throw speaking();
    throw new SendError('no answer', { kind: 'uncertain' });
  });
}
