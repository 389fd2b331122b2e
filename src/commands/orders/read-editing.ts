/** What a coordinator says about a bulletin before or after it is posted. */
export type EditingCommand =
  /** 发: post the draft at once. */
  | { readonly intent: 'release' }
  /** 改：甲→乙, before it is posted. */
  | { readonly intent: 'edit'; readonly before: string; readonly after: string }
  /** 更正：甲→乙, afterwards: a new edition. */
  | { readonly intent: 'correct'; readonly before: string; readonly after: string }
  /** 更正周报: the figures anew, as the ledger has them now. */
  | { readonly intent: 'recount' }
  /** Meant as one of these, and yet not to be followed. */
  | { readonly intent: 'unclear' };

const RELEASE = /^(?:发|发出|发布|发吧|可以发)[。.!！]?$/u;
const RECOUNT = /^更正(?:周报|周通报|月报|月通报|通报)[。.!！]?$/u;
const EDIT = /^(改|更正)\s*[:：]\s*(\S[\s\S]*)$/u;
const ARROW = /^([\s\S]+?)\s*(?:→|->|=>|－>|——>|改成|改为)\s*([\s\S]*)$/u;

/** Only where bulletins are looked over: `发` alone means nothing elsewhere. */
export function readEditing(text: string): EditingCommand | undefined {
  const said = text.trim();
  if (RELEASE.test(said)) return { intent: 'release' };
  if (RECOUNT.test(said)) return { intent: 'recount' };
  const [, word, rest = ''] = EDIT.exec(said) ?? [];
  if (word === undefined) return undefined;
  const [, before, after = ''] = ARROW.exec(rest) ?? [];
  if (before === undefined) return { intent: 'unclear' };
  return { intent: word === '改' ? 'edit' : 'correct', before: bare(before), after: bare(after) };
}

/** Quotation marks around a piece are not part of it. */
const bare = (piece: string) => piece.trim().replace(/^[“"「『](.*)[”"」』]$/su, '$1');
