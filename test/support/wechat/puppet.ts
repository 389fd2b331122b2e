import type { EventEmitter } from 'node:events';
import type { FileBox } from 'file-box';
import type * as PUPPET from 'wechaty-puppet';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { BOT_ID, boxOf, type World } from './world.ts';

/**
 * PuppetMock over a world of our own, so that it can do what the mock cannot: invitations, recalls, nicknames in a
 * room, ids of what was said, echoes or none, files.
 */
export class WorldPuppet extends PuppetMock {
  readonly #world: World;

  constructor(world: World) {
    super({ mocker: new mock.Mocker() });
    this.#world = world;
  }

  override async onStart(): Promise<void> {
    this.#world.emit = (event, payload) => void (this as EventEmitter).emit(event, payload);
    if (this.#world.manners.logsIn && !this.isLoggedIn) setImmediate(() => this.login(BOT_ID));
  }

  override async onStop(): Promise<void> {
    this.#world.emit = () => undefined;
  }

  override ding(data?: string): void {
    if (this.#world.manners.answersPings) this.emit('dong', { data: data ?? '' });
  }

  override async contactRawPayload(id: string): Promise<PUPPET.payloads.Contact> {
    const contact = this.#world.contacts.get(id);
    if (contact === undefined || !this.#world.manners.showsPayloads)
      throw new Error(`no payload found for id ${id}`);
    return { id, name: contact.name, avatar: '', gender: 0, type: 1, phone: [] };
  }

  override async contactList(): Promise<string[]> {
    return [...this.#world.contacts.keys()];
  }

  override async roomRawPayload(id: string): Promise<PUPPET.payloads.Room> {
    const room = this.#world.rooms.get(id);
    if (room === undefined || !this.#world.manners.showsPayloads)
      throw new Error(`no payload found for id ${id}`);
    return { id, topic: room.topic, memberIdList: room.memberIds, adminIdList: [] };
  }

  override async roomList(): Promise<string[]> {
    return [...this.#world.rooms.keys()];
  }

  override async roomMemberList(id: string): Promise<string[]> {
    return this.#world.rooms.get(id)?.memberIds ?? [];
  }

  override async roomMemberRawPayload(roomId: string, id: string): Promise<PUPPET.payloads.RoomMember> {
    if (this.#world.manners.nicknamesHang) await new Promise(() => undefined);
    const roomAlias = this.#world.rooms.get(roomId)?.aliases.get(id);
    const { name } = await this.contactRawPayload(id);
    return { id, name, avatar: '', ...(roomAlias === undefined ? {} : { roomAlias }) };
  }

  override async messageRawPayload(id: string): Promise<PUPPET.payloads.Message> {
    const message = this.#world.messages.get(id);
    if (message === undefined) throw new Error(`no payload found for id ${id}`);
    return message;
  }

  override async messageFile(id: string): Promise<FileBox> {
    return boxOf(this.#world, id);
  }

  override async messageLocation(): Promise<PUPPET.payloads.Location> {
    if (this.#world.manners.placesHang) await new Promise(() => undefined);
    return this.#world.location;
  }

  override async messageSendText(to: string, text: string, mentionIds: string[] = []): Promise<void> {
    return (await this.#world.send(to, text, mentionIds)) as unknown as void;
  }

  override async messageSendFile(to: string, box: FileBox): Promise<void> {
    return (await this.#world.send(to, box.name, [], box)) as unknown as void;
  }

  override async roomInvitationRawPayload(id: string): Promise<PUPPET.payloads.RoomInvitation> {
    const { inviterId, topic } = this.#world.invitations.get(id)!;
    return {
      id,
      inviterId,
      topic,
      avatar: '',
      invitation: '',
      memberCount: 3,
      memberIdList: [],
      receiverId: BOT_ID,
      timestamp: 0,
    };
  }

  override async roomInvitationAccept(id: string): Promise<void> {
    this.#world.accepted.push(id);
    const invitation = this.#world.invitations.get(id);
    const { roomId, inviterId } = invitation ?? {};
    if (roomId === undefined) return;
    this.#world.emit('room-join', { roomId, inviterId, inviteeIdList: [BOT_ID], timestamp: Date.now() });
  }
}
