/** What a department or group is called that left the directory: a document keeps a name to be read by. */
export const UNNAMED = {
  department: (id: number) => `部门${id}`,
  group: (id: number) => `工作组${id}`,
} as const;
