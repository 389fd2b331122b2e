import type { WeekPicture } from '../picture/model.ts';
import type { OfficialDocument } from '../word/official.ts';

/** What is drawn beside the main thread, as plain values: a thread takes no functions. */
export type DrawingTask =
  | { readonly format: 'png'; readonly picture: WeekPicture }
  | { readonly format: 'docx'; readonly document: OfficialDocument };

export interface DrawingOrder {
  readonly id: number;
  readonly task: DrawingTask;
}

export type DrawingAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly error: string };
