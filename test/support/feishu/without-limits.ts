import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * An option of Node that takes Feishu's limits off the program: the pretended platform has none, and at Feishu's 1,000
 * a minute a hundred thousand receipts would take two hours.
 * @param program the built command line
 */
export function withoutLimits(program: string): string {
  const pace = pathToFileURL(join(dirname(program), 'outbox/pace.js')).href;
  const code = `import { PACES } from '${pace}'; PACES.feishu = { limits: [], depth: PACES.feishu.depth };`;
  // Quotes would end the option where it stands in NODE_OPTIONS.
  return `--import=data:text/javascript,${encodeURIComponent(code).replaceAll("'", '%27')}`;
}
