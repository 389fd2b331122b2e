type Child = Node | string | null;

interface Settings {
  readonly class?: string;
  readonly on?: { readonly [event: string]: (event: Event) => void };
  readonly [attribute: string]: string | boolean | undefined | object;
}

/** An element with its children. Whatever text comes in becomes a text node, so nothing that somebody typed is ever markup. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  settings: Settings = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  const { on = {}, ...attributes } = settings;
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') element.setAttribute(name, value);
    else if (value === true) element.setAttribute(name, '');
  }
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The element of the page's own frame with this id. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has lost #${id}`);
  return element;
}

/** Enter says it; not while an input method is still choosing characters. */
export function saysIt(event: Event): boolean {
  return event instanceof KeyboardEvent && event.key === 'Enter' && !event.shiftKey && !event.isComposing;
}
