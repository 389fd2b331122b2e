import { el, saysIt } from './dom.ts';
import type { Button, Line } from './types.ts';

export type OnPress = (line: Line, button: Button, input?: string) => Promise<void>;

/** The buttons under what the bot said; one that asks for words opens a box for them first. */
export function drawButtons(line: Line, press: OnPress): HTMLElement {
  const row = el('div', { class: 'buttons' });
  const box = el('div', { class: 'ask' });
  for (const button of line.buttons) {
    const open = () => {
      if (button.asksFor === null) void busy(row, () => press(line, button));
      else openBox(box, line, button, press);
    };
    row.append(el('button', { type: 'button', on: { click: open } }, button.label));
  }
  return el('div', {}, row, box);
}

function openBox(box: HTMLElement, line: Line, button: Button, press: OnPress): void {
  const words = button.asksFor ?? button.label;
  const input = el('textarea', { rows: '2', 'aria-label': words, placeholder: words });
  const close = () => box.replaceChildren();
  const send = async () => {
    if (input.value.trim() === '') return input.focus();
    await busy(box, () => press(line, button, input.value.trim()));
    close();
  };
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (!saysIt(event)) return;
    event.preventDefault();
    void send();
  });
  box.replaceChildren(
    input,
    el(
      'div',
      { class: 'buttons' },
      el(
        'button',
        { type: 'button', class: 'primary', on: { click: () => void send() } },
        `发送${button.label}`,
      ),
      el('button', { type: 'button', on: { click: close } }, '取消'),
    ),
  );
  input.focus();
}

/** Nothing is pressed twice while it is under way. */
async function busy(area: HTMLElement, work: () => Promise<void>): Promise<void> {
  const buttons = [...area.querySelectorAll('button')];
  for (const button of buttons) button.disabled = true;
  try {
    await work();
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}
