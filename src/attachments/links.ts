import { createHmac, timingSafeEqual } from 'node:crypto';

/** A link in a group is passed on; after a week whoever still needs the file asks the bot. */
const VALID_MS = 7 * 86_400_000;

export interface Links {
  /** An address that opens this attachment, and no other, for a week. */
  link(id: number, now: Date): string;
  /** Whether the address was given out by us and has not run out. */
  isValid(id: number, until: number, signature: string, now: Date): boolean;
}

/** Signs what is given out: who has no link finds no attachment, however many numbers are tried. */
export function createLinks(secret: string): Links {
  const sign = (id: number, until: number) =>
    createHmac('sha256', secret).update(`attachment\n${id}\n${until}`).digest('base64url');
  return {
    link(id, now) {
      const until = Math.ceil((now.getTime() + VALID_MS) / 1_000);
      return `/attachments/${id}?until=${until}&signature=${sign(id, until)}`;
    },
    isValid(id, until, signature, now) {
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(id, until))];
      return until * 1_000 > now.getTime() && given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
