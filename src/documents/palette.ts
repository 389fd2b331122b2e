/** Okabe and Ito's colours, told apart with every kind of colour blindness. https://jfly.uni-koeln.de/color/ */
export const COLOURS = {
  new: '#0072B2',
  closed: '#009E73',
  open: '#56B4E9',
  late: '#E69F00',
  overdue: '#D55E00',
} as const;

export const INK = '#1B2733';
export const FAINT = '#5B6B7B';
export const LINE = '#D5DCE4';
export const PANEL = '#F4F6F9';
export const PAPER = '#FFFFFF';
export const BANNER = '#0B3C5D';
