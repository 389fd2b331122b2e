/** A stretch of the working day, half open, as 'HH:MM' local time. */
export interface OfficeSpan {
  readonly from: string;
  readonly to: string;
}

/** A night, from the evening to the next morning, as 'HH:MM' local time. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}
