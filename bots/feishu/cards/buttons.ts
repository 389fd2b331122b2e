import type { Notice, NoticeButton } from '../../../src/chat/notice.ts';
import { plainText, sideBySide, type Element } from './elements.ts';
import { askPlaceholder } from './words.ts';

/** The name of the only text box of a card: `action.form_value.words` holds what was typed into it. */
export const WORDS_BOX = 'words';
const LONGEST_WORDS = 1_000;

/**
 * What a press sends back as `action.value`.
 * A button inside the form sends, beside the same value, `action.form_value: { words: "…" }` and its own name
 * `submit_<button id>`; `pressedCommand` puts the two together.
 */
export interface ButtonValue {
  readonly command: string;
  readonly notice: string;
  readonly issue?: number;
}

/**
 * Buttons that ask for nothing, in a row; then one form with one text box for all that need words, since three
 * boxes under each other are a screen on a phone.
 */
export function buttonElements(notice: Notice): Element[] {
  const buttons = notice.buttons ?? [];
  const bare = buttons.filter(({ asksFor }) => asksFor === undefined);
  const asking = buttons.filter(({ asksFor }) => asksFor !== undefined);
  const main = bare[0] ?? asking[0];
  const draw = (button: NoticeButton) => buttonElement(notice, button, button === main);
  return [
    ...(bare.length === 0 ? [] : [sideBySide(bare.map(draw), 'flow')]),
    ...(asking.length === 0 ? [] : [form(asking, draw)]),
  ];
}

function form(asking: readonly NoticeButton[], draw: (button: NoticeButton) => Element): Element {
  const submits = asking.map((button) => ({
    ...draw(button),
    name: `submit_${button.id}`,
    form_action_type: 'submit',
  }));
  return { tag: 'form', name: 'answer', elements: [wordsBox(asking), sideBySide(submits, 'flow')] };
}

function wordsBox(asking: readonly NoticeButton[]): Element {
  return {
    tag: 'input',
    name: WORDS_BOX,
    input_type: 'multiline_text',
    rows: 2,
    auto_resize: true,
    max_length: LONGEST_WORDS,
    width: 'fill',
    required: true,
    placeholder: plainText(askPlaceholder(asking)),
  };
}

function buttonElement(
  { kind, issueNumber }: Notice,
  { label, command }: NoticeButton,
  isMain: boolean,
): Element {
  const value: ButtonValue = {
    command,
    notice: kind,
    ...(issueNumber === undefined ? {} : { issue: issueNumber }),
  };
  return {
    tag: 'button',
    type: isMain ? 'primary_filled' : 'default',
    text: plainText(label),
    behaviors: [{ type: 'callback', value }],
  };
}
