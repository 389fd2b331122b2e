/** Apart from the command, which loads the store: usage is shown without it. */
export const RULES_USAGE =
  'routing rules [list | add --department NAME [--category NAME] [--kind enterprise|project|village|community] [--level county|city|province] | remove NUMBER]';
