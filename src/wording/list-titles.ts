import type { QueryIntent } from '../commands/intent.ts';

type Scope = NonNullable<QueryIntent['scope']>;

/** What stands behind the name of whose list it is: "住建局未签收". */
export const LIST_WORDS: Readonly<Record<Scope, string>> = {
  open: '未办结',
  mine: '未办结',
  overdue: '超期未办结',
  due_soon: '已超期和三天内到期',
  unsigned: '未签收',
};
