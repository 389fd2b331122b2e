/** What goes on in an account, as the metrics count it. */
export const COUNTS = [
  'received',
  'own',
  'duplicate',
  'old',
  'ignored_type',
  'unheard_of_type',
  'unreadable',
  'store_failed',
  'event_failed',
  'error',
  'start_failed',
  'stop_failed',
  'deaf',
  'gateway_gone',
  'never_logged_in',
  'logged_out',
  'restart',
  'invitation_refused',
  'invitation_unconfirmed',
  'leave_unconfirmed',
  'room_found_again',
  'room_in_doubt',
  'sent',
  'send_uncertain',
  'send_failed',
] as const;
export type Count = (typeof COUNTS)[number];

/** Adds one; the same failure over and over is told by its number, not by as many lines. */
export type CountUp = (what: Count) => void;

/** The 1st, 10th, 100th … of a storm is worth a line. */
export function isWorthALine(count: number): boolean {
  return Number.isInteger(Math.log10(count));
}
