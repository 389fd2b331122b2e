/** How the commands of the ledger are typed; apart from them, since they load what is heavy. */
export const LEDGER_USAGE = {
  export:
    'ledger export FILE.xlsx [--from DAY] [--to DAY] [--department NAME] [--group NAME] [--object NAME]',
  import: 'ledger import FILE.xlsx [--take]',
  report: "report FILE.docx '#12' ['#15' …] [--to WHOM]",
} as const;
