import type { OfficeSpan, QuietHours } from './office-hours.ts';

/** Hours, waits and schedules as they stand until an organisation changes them; times are local. */
export const DEFAULTS = {
  officeHours: [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ] as readonly OfficeSpan[],
  quietHours: { from: '21:00', to: '07:30' } as QuietHours,
  /** How long the reporter may choose a department before the coordinators are asked. */
  triageWaitMinutes: 30,
  /** How long a result waits for a yes or no before it is closed as 未回访. */
  confirmationWaitWorkingDays: 3,
  /** A message on a closed issue reopens it for so long; after that it makes a linked issue. */
  reopenWithinDays: 15,
  remindersPerChatAndDay: 6,
  morningBrief: { kind: 'daily', time: '08:00' },
  eveningBrief: { kind: 'daily', time: '19:00' },
  /** Friday. */
  weeklyBulletin: { kind: 'weekly', weekday: 5, time: '17:00' },
} as const;
