import { type CompiledRole, compileRole, type Role } from "./role.js";

/** Who asks: a token that may read everything has no role. */
export interface Caller {
  readonly role: CompiledRole | undefined;
}

/**
 * Compiles an instance's tokens.
 *
 * @returns finds out who asks; `undefined` for a token that isn't one of them
 * @throws TypeError for a token that no access token can be, and for a role that is wrong; a message never holds a token
 */
export function compileTokens(
  token: string,
  roles: Readonly<Record<string, Role>>,
): (authorization: string | undefined) => Caller | undefined {
  const callers = new Map<string, Caller>([[checkToken(token, "token"), { role: undefined }]]);
  for (const [index, [other, role]] of Object.entries(roles).entries()) {
    const at = `tokens, number ${index + 1}${role.name === undefined ? "" : ` (${role.name})`}`;
    checkToken(other, at);
    try {
      callers.set(other, { role: compileRole(role, `role ${index}`) });
    } catch (error) {
      if (error instanceof TypeError) throw new TypeError(`${at}: ${error.message}`, { cause: error });
      throw error;
    }
  }
  return (authorization) => (authorization === undefined ? undefined : callers.get(authorization));
}

function checkToken(token: string, at: string): string {
  if (/^(?:sdk|mob)-/.test(token))
    throw new TypeError(`${at}: an SDK or mobile key is no access token; those begin with api-.`);
  if (!/^[\x21-\x7e]+$/.test(token)) throw new TypeError(`${at}: a token is one word of visible ASCII characters.`);
  return token;
}
