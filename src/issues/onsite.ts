import { fold } from '../language/fold.ts';

/** A session on the spot (现场办公) that was called, moved or called off. */
export interface OnsiteSession {
  /** ISO 8601; null where no time was said. */
  readonly at: string | null;
  /** No hour was said. */
  readonly dayOnly: boolean;
  readonly place: string | null;
  /** Everybody who was to be told: who has the issue, and who was asked to come. */
  readonly departments: readonly number[];
  readonly cancelled: boolean;
}

const SESSION = /现场(?:办公|协调|会商|推进|调度|会)|(?:协调|碰头|推进|现场)会/;
const OFF =
  /取消|撤销|作罢|不(?:开|办|搞|去|用(?:去|开|来))了|先不(?:开|办|搞)|(?:推迟|延后|暂缓|改期)(?![^,。;]{0,10}[到至])/;

/** "现场办公取消", "取消明天的现场办公". */
export function callsOff(text: string): boolean {
  const folded = fold(text);
  return SESSION.test(folded) && OFF.test(folded);
}

/** Behind 取消 or 撤销: the session is meant, not the issue. */
export function namesSession(text: string): boolean {
  return /^[\s,]*(?:的|了|掉)?(?:[^,。;]{0,10}的)?(?:现场(?:办公|协调会?|会商|会)|协调会|碰头会)[\s。!]*$/.test(
    fold(text),
  );
}

export const tellsHour = (text: string): boolean => /[点時时]|\d\s?:\s?\d/.test(fold(text));
