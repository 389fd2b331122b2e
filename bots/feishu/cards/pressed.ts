import { WORDS_BOX, type ButtonValue } from './buttons.ts';

/** What a press of a button means. */
export interface Pressed {
  /** The command as if somebody had typed it: `退回 #12 不归我局管`. */
  readonly text: string;
  /** The kind of the notice whose button it was. */
  readonly notice: string;
  readonly issueNumber?: number;
}

/**
 * Reads `event.action` of a `card.action.trigger` callback; undefined where it is no button of ours.
 * Shape: `{ tag: "button", value: { command, notice, issue? }, name?: "submit_return", form_value?: { words } }`.
 */
export function pressedCommand(action: unknown): Pressed | undefined {
  if (!isRecord(action) || !isButtonValue(action['value'])) return undefined;
  const { command, notice, issue } = action['value'];
  const words = isRecord(action['form_value']) ? action['form_value'][WORDS_BOX] : undefined;
  const said = typeof words === 'string' ? words.trim() : '';
  return {
    text: said === '' ? command : `${command} ${said}`,
    notice,
    ...(issue === undefined ? {} : { issueNumber: issue }),
  };
}

function isButtonValue(value: unknown): value is ButtonValue {
  return (
    isRecord(value) &&
    typeof value['command'] === 'string' &&
    typeof value['notice'] === 'string' &&
    (value['issue'] === undefined || typeof value['issue'] === 'number')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
