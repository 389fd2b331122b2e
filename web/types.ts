/** What the page reads from the sandbox; `src/http/schemas` says what each part is. */
export type ChatKind = 'work_group' | 'department' | 'leaders' | 'coordinators';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly of: string | null;
}

export interface Chat {
  readonly id: string;
  readonly name: string;
  readonly kind: ChatKind;
  readonly boundTo: string | null;
  readonly members: readonly Member[];
}

export interface Button {
  readonly id: string;
  readonly label: string;
  readonly asksFor: string | null;
}

export interface Table {
  readonly title?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Card {
  readonly kind: string;
  readonly title: string;
  readonly tone: 'plain' | 'todo' | 'good' | 'warning' | 'urgent';
  readonly lines: readonly string[];
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly tables: readonly Table[];
  readonly mentions: readonly string[];
  readonly hint: string | null;
  readonly issueNumber: number | null;
}

export interface Line {
  readonly messageId: string;
  readonly chatId: string;
  readonly senderId: string;
  readonly fromBot: boolean;
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly files: readonly { readonly name: string; readonly url: string }[];
  readonly replyTo: string | null;
  readonly card: Card | null;
  readonly sentAt: string;
}

export interface About {
  readonly organisation: string;
  readonly campaign: string;
  readonly timeZone: string;
  readonly botNames: readonly string[];
}

interface Actor {
  readonly at: string;
  readonly as: string;
  readonly of?: string;
}

export type Step = { readonly caption: string } & (
  | (Actor & { readonly say: string })
  | (Actor & { readonly press: string; readonly input?: string })
  | {
      readonly until: { readonly time: string; readonly inDays?: number; readonly weekday?: number };
      readonly look?: string;
    }
  | { readonly look: string }
);

export interface Story {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly places: Readonly<Record<string, { readonly kind: ChatKind; readonly boundTo: string | null }>>;
  readonly steps: readonly Step[];
}
