/** The layers of the house: imports go downwards only. test/architecture.test.ts asserts that this reads every module. */
const PURE = 'directory|issues|commands|routing|summaries|wording';
const TOP = '(main|cli|config|organisation|read-text|thread|log|errors)\\.ts$|(cli|assembly|settings)/';

/** A room may know the rooms named, its own, and nothing else of ours. */
const knowsOnly = (room, rooms) => ({
  name: `${room.replaceAll('|', '-')}-knows-only-what-is-below`,
  severity: 'error',
  from: { path: `^src/(${room})/` },
  to: { path: '^(src|bots)/', pathNot: `^src/(${[room, ...rooms].join('|')})(/|\\.ts$)` },
});

module.exports = {
  forbidden: [
    knowsOnly('chat', []),
    knowsOnly('language', []),
    knowsOnly('calendar', []),
    knowsOnly(PURE, ['chat', 'language', 'calendar']),
    knowsOnly('store', [PURE, 'chat', 'language', 'calendar', 'errors']),
    knowsOnly('outbox', ['chat', 'store', 'log']),
    knowsOnly('attachments', ['chat', 'log', 'errors']),
    knowsOnly('documents', [PURE, 'chat', 'language', 'calendar', 'thread', 'errors']),
    knowsOnly('usecases', [
      PURE,
      'chat',
      'language',
      'calendar',
      'store',
      'outbox',
      'documents',
      'attachments',
      'thread',
      'log',
      'errors',
    ]),
    knowsOnly('schedule', [PURE, 'chat', 'language', 'calendar', 'store', 'usecases', 'log']),
    knowsOnly('http', [
      PURE,
      'chat',
      'language',
      'calendar',
      'store',
      'usecases',
      'attachments',
      'log',
      'errors',
    ]),
    {
      name: 'pure-rooms-reach-nothing-outside',
      comment: 'No clock, no files, no network: time is passed in, and the few packages are named here.',
      severity: 'error',
      from: { path: `^src/(chat|language|calendar|${PURE})/` },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev'],
        pathNot: 'node_modules/(opencc-js|chinese-days|croner|zod)/',
      },
    },
    {
      name: 'a-bot-knows-chat-log-and-its-own-folder',
      severity: 'error',
      from: { path: '^bots/([^/]+)/' },
      to: { path: '^(src|bots)/', pathNot: '^(src/chat/|src/log\\.ts$|bots/$1/)' },
    },
    {
      name: 'only-the-top-knows-the-bots',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${TOP})` },
      to: { path: '^bots/' },
    },
    {
      name: 'settings-are-read-at-the-top',
      severity: 'error',
      from: { path: '^(src|bots)/', pathNot: `^src/(${TOP})` },
      to: { path: '^src/config\\.ts$' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'the-program-needs-no-dev-package',
      severity: 'error',
      from: { path: '^(src|bots)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    // Plain TypeScript 7 reads no module at all and exits green.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
