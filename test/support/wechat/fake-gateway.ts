import type { Gateway, GatewayEvents, OpenGateway } from '../../../bots/wechat/gateway.ts';
import { BOT_ID } from './world.ts';

/** A connection without wechaty, for what is a matter of time alone: it does at once what it is told to, or nothing. */
export function createFakeGateway(manners: { logsIn: boolean; answersPings: boolean }) {
  const state: { events: GatewayEvents | undefined } = { events: undefined };
  const open: OpenGateway = async (events) => {
    state.events = events;
    const gateway: Gateway = {
      async start() {
        if (manners.logsIn) events.login(BOT_ID);
      },
      stop: async () => undefined,
      ping() {
        if (manners.answersPings) events.heard();
      },
      ownName: async () => '四进助手',
      message: async () => undefined,
      file: () => Promise.reject(new Error('no file')),
      location: async () => '',
      roomIds: async () => [],
      room: async () => undefined,
      name: async () => undefined,
      lists: async () => false,
      memberIds: async () => [],
      nameInRoom: async () => undefined,
      invitation: async () => ({ inviterId: '' }),
      accept: async () => undefined,
      sayText: async () => 'm1',
      sayFile: async () => 'm2',
    };
    return gateway;
  };
  return {
    manners,
    open,
    /** What the connection tells. */
    get events(): GatewayEvents {
      if (state.events === undefined) throw new Error('nobody has connected yet');
      return state.events;
    },
  };
}
