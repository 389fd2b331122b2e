const OPEN_ID = /^feishu:(ou_[A-Za-z0-9_-]+)$/;

/** The open_id in an account; undefined for an account of another platform, which cannot be called here. */
export const openIdOf = (account: string): string | undefined => OPEN_ID.exec(account)?.[1];
