/** What tells two people of one name apart: the place that they came with, as it is stored. */
export const ofGroup = (name: string): string => `group:${name}`;
export const ofDepartment = (name: string): string => `department:${name}`;
export const ofObject = (name: string): string => `object:${name}`;

/** Of somebody under `people`: the place named, else the circle of the role. */
export function placeOf({
  role,
  department,
  object,
}: {
  readonly role: string;
  readonly department?: string;
  readonly object?: string;
}): string {
  if (department !== undefined) return ofDepartment(department);
  return object === undefined ? role : ofObject(object);
}

/** Whom no directory file names: `account` claimed the first right by code, `chat` was appointed there, `sandbox` is played. */
const UNFILED: ReadonlySet<string> = new Set(['account', 'chat', 'sandbox']);

export const isUnfiled = (belongsTo: string): boolean => UNFILED.has(belongsTo);
