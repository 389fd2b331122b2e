import { createCalendar, type Calendar } from '../calendar/calendar.ts';
import { platformOf, type ChatId, type Platform } from '../chat/message.ts';
import type {
  Chat,
  Department,
  Directory,
  Grant,
  Person,
  ServiceObject,
  WorkGroup,
} from '../directory/directory.ts';
import { buildLexicon, type Lexicon } from '../directory/lexicon.ts';
import { createRouter, type Router } from '../routing/route.ts';
import type { Db } from '../store/database/client.ts';
import { directoryVersion, readDirectory } from '../store/directory/read.ts';
import { readLearned, routerOptions, type LearnedRouting } from './routing/learned.ts';
import { BOT } from '../wording/bot.ts';
import { rostersOf } from './people/rosters.ts';
import { readSettings } from './settings.ts';

/** All that is known before a message is read: the directory, and what is computed from it once. */
export interface Known {
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly lexicon: Lexicon;
  readonly router: Router;
  readonly settings: ReturnType<typeof readSettings>;
  /** By its id also one that is in use no more: old issues and chats go on to call it by its name. */
  department(id: number | null | undefined): Department | undefined;
  departmentNamed(name: string | undefined): Department | undefined;
  group(id: number | null | undefined): WorkGroup | undefined;
  object(id: number | null | undefined): ServiceObject | undefined;
  objectNamed(name: string | undefined): ServiceObject | undefined;
  chat(id: ChatId): Chat | undefined;
  chatsOfDepartment(id: number): readonly Chat[];
  chatsOfKind(kind: Chat['kind']): readonly Chat[];
  personOf(account: string): Person | undefined;
  /** Also those of whoever the person stands in for at that moment. */
  grantsOf(personId: number, at: Date): readonly Grant[];
  /** Who stands in for somebody who is away at that moment; the person where nobody does. */
  standsIn(personId: number, at: Date): number;
  isAway(personId: number, at: Date): boolean;
  /** Whether what was said on this platform can be replaced. */
  canEdit(platform: Platform): boolean;
  /** Who is on duty for a department at that moment, if anybody was named. */
  onDuty(departmentId: number, at: Date): readonly number[];
}

export type KnownCache = () => Promise<Known>;

/** Reads the directory anew only when its version has risen; chats of platforms without a bot here are left out. */
export function createKnownCache(
  db: Db,
  organisationId: number,
  platforms: ReadonlySet<Platform>,
  editable: ReadonlySet<Platform> = new Set(),
): KnownCache {
  let cached: { version: number; known: Known; learned: LearnedRouting } | undefined;
  return async () => {
    const version = await directoryVersion(db, organisationId);
    if (version === undefined) throw new Error(`organisation ${organisationId} has no directory`);
    if (cached?.version !== version) {
      const directory = await readDirectory(db, organisationId);
      if (!directory) throw new Error(`organisation ${organisationId} has no directory`);
      const chats = directory.chats.filter(({ id }) => platforms.has(platformOf(id)));
      const learned = await readLearned(db, organisationId, cached?.learned);
      cached = { version, known: know({ ...directory, chats }, learned, editable), learned };
    }
    return cached.known;
  };
}

export function know(
  directory: Directory,
  learned?: LearnedRouting,
  editable: ReadonlySet<Platform> = new Set(),
): Known {
  const { organisation, departments, groups, objects, people, chats } = directory;
  const settings = readSettings(organisation.settings);
  const byId = <Row extends { id: number }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  const byName = <Row extends { name: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.name, row]));
  const { former } = directory;
  const departmentById = byId([...(former?.departments ?? []), ...departments]);
  const departmentByName = byName(departments);
  const groupById = byId([...(former?.groups ?? []), ...groups]);
  const objectById = byId([...(former?.objects ?? []), ...objects]);
  const objectByName = byName(objects);
  const personById = byId(people);
  const personOfAccount = new Map<string, number>(
    directory.accounts.map(({ id, personId }) => [id, personId]),
  );
  const chatById = new Map(chats.map((chat) => [chat.id, chat]));
  const grantsByPerson = new Map<number, Grant[]>();
  for (const grant of directory.grants)
    grantsByPerson.set(grant.personId, [...(grantsByPerson.get(grant.personId) ?? []), grant]);
  const rosters = rostersOf(directory);
  const own = (personId: number) => grantsByPerson.get(personId) ?? [];
  return {
    directory,
    settings,
    standsIn: rosters.standsIn,
    isAway: rosters.isAway,
    onDuty: rosters.onDuty,
    canEdit: (platform) => editable.has(platform),
    grantsOf: (personId, at) => {
      const absent = rosters.absentFor(personId, at);
      return absent.length === 0 ? own(personId) : [personId, ...absent].flatMap(own);
    },
    calendar: createCalendar({
      timeZone: organisation.timeZone,
      overrides: settings.calendar,
      ...(settings.officeHours === undefined ? {} : { officeHours: settings.officeHours }),
      ...(settings.quietHours === undefined ? {} : { quietHours: settings.quietHours }),
    }),
    lexicon: buildLexicon({
      departments,
      objects,
      categories: organisation.categories,
      botNames: [...new Set([...organisation.botNames, BOT.name])],
    }),
    router: createRouter({
      departments,
      rules: settings.rules,
      objectNames: objects.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...routerOptions(learned, departments),
    }),
    department: (id) => departmentById.get(id ?? Number.NaN),
    departmentNamed: (name) => departmentByName.get(name ?? ''),
    group: (id) => groupById.get(id ?? Number.NaN),
    object: (id) => objectById.get(id ?? Number.NaN),
    objectNamed: (name) => objectByName.get(name ?? ''),
    chat: (id) => chatById.get(id),
    chatsOfDepartment: (id) =>
      chats.filter(({ kind, departmentId }) => kind === 'department' && departmentId === id),
    chatsOfKind: (kind) => chats.filter((chat) => chat.kind === kind),
    personOf: (account) => personById.get(personOfAccount.get(account) ?? Number.NaN),
  };
}
