import type { Access, Statement } from "@ld-rest/types";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGlob } from "../src/core/roles.js";
import { createFakeApi } from "../src/index.js";
import { ask, cafe, datadog } from "./ask.js";

const authorization = "api-22222222-2222-4222-8222-222222222222";

function as(...statements: Statement[]) {
  const fake = createFakeApi({ tokens: { [authorization]: { name: "Tester", statements } } });
  return (path: string) => ask(fake, path, { headers: { authorization } });
}

const all: Statement = { effect: "allow", resources: ["*"], actions: ["*"] };

describe("a token with a role", () => {
  test.each<[string, Statement[], number, number]>([
    ["that allows everything reads everything", [all], 200, 200],
    ["without statements reads nothing", [], 403, 403],
    [
      "for applications reads applications",
      [{ effect: "allow", resources: ["application/*"], actions: ["*"] }],
      200,
      403,
    ],
    [
      "for one integration reads that integration",
      [{ effect: "allow", resources: ["integration/datadog"], actions: ["*"] }],
      403,
      200,
    ],
    [
      "for a prefix of names reads matching applications",
      [{ effect: "allow", resources: ["application/com.launch*"], actions: ["*"] }],
      200,
      403,
    ],
    [
      "for another name reads nothing",
      [{ effect: "allow", resources: ["application/com.acme*"], actions: ["*"] }],
      403,
      403,
    ],
    [
      "for other resources reads nothing",
      [{ effect: "allow", resources: ["proj/*:env/*:flag/*"], actions: ["*"] }],
      403,
      403,
    ],
    [
      "for all but applications reads the rest",
      [{ effect: "allow", notResources: ["application/*"], actions: ["*"] }],
      403,
      200,
    ],
    ["that allows viewing reads everything", [{ effect: "allow", resources: ["*"], actions: ["view*"] }], 200, 200],
    ["that allows only changes reads nothing", [{ effect: "allow", resources: ["*"], actions: ["update*"] }], 403, 403],
    [
      "that allows all actions except viewing applications reads the rest",
      [{ effect: "allow", resources: ["*"], notActions: ["viewApplication"] }],
      403,
      200,
    ],
    [
      "that denies applications after allowing everything reads the rest",
      [all, { effect: "deny", resources: ["application/*"], actions: ["*"] }],
      403,
      200,
    ],
    [
      "that denies applications before allowing everything reads the rest",
      [{ effect: "deny", resources: ["application/*"], actions: ["*"] }, all],
      403,
      200,
    ],
    [
      "for tagged applications reads nothing, since applications have no tags",
      [{ effect: "allow", resources: ["application/*;prod"], actions: ["*"] }],
      403,
      403,
    ],
  ])("%s", (_, statements, application, configurations) => {
    const askAs = as(...statements);
    expect([askAs(cafe).status, askAs(datadog).status]).toEqual([application, configurations]);
  });

  test("gets 403 for everything that it may not read, even if it doesn't exist", () => {
    expect(as()("/api/v2/applications/nope").body["code"]).toBe("forbidden");
  });

  test("gets _access with what it may do and the statements as reasons", () => {
    const denied: Statement = { effect: "deny", resources: ["application/*"], actions: ["delete*"] };
    const access = as(all, denied)(cafe).body["_access"];
    const allowed = { ...all, role_name: "Tester" };
    expect(access).toEqual({
      denied: [{ action: "deleteApplication", reason: { ...denied, role_name: "Tester" } }],
      allowed: [
        { action: "updateApplicationDescription", reason: allowed },
        { action: "updateApplicationKind", reason: allowed },
      ],
    } satisfies Access);
  });

  test("gets the role as the reason if no statement covers an action", () => {
    const access = as({ effect: "allow", resources: ["*"], actions: ["view*"] })(datadog).body["items"];
    const reason = { effect: "deny", role_name: "Tester" };
    expect(access).toMatchObject([
      { _access: { allowed: [], denied: [{ action: "updateConfiguration", reason }, { reason }] } },
      { _access: { allowed: [] } },
    ]);
  });

  test("gets its own _access, which differs between tokens", () => {
    const other = "api-33333333-3333-4333-8333-333333333333";
    const viewer: Statement = { effect: "allow", resources: ["*"], actions: ["viewApplication"] };
    const fake = createFakeApi({
      tokens: { [authorization]: { statements: [all] }, [other]: { statements: [viewer] } },
    });
    const allowed = (token: string) => {
      const { _access } = ask(fake, cafe, { headers: { authorization: token } }).body;
      return (_access as Access).allowed.length; // the schema says so
    };
    expect([allowed(authorization), allowed(other), allowed(authorization), allowed(fake.token)]).toEqual([3, 0, 3, 1]);
  });
});

describe("invalid tokens and roles", () => {
  test.each<[string, Parameters<typeof createFakeApi>[0], string]>([
    ["an SDK key", { token: "sdk-1" }, "token: SDK and mobile keys are not access tokens"],
    ["a token with a space", { token: "api 1" }, "token: a token is one word of visible ASCII characters."],
    [
      "both resources and notResources",
      { tokens: { [authorization]: { name: "X", statements: [{ ...all, notResources: [] }] } } },
      "tokens, number 1 (X): statements[0]: a statement has resources or notResources, not both.",
    ],
    [
      "no actions",
      { tokens: { [authorization]: { statements: [all, { effect: "allow", resources: ["*"] }] } } },
      "tokens, number 1: statements[1]: a statement needs actions or notActions.",
    ],
  ])("are rejected: %s", (_, options, message) => {
    expect(() => createFakeApi(options)).toThrow(message);
    try {
      createFakeApi(options);
    } catch (error) {
      expect(String(error)).not.toContain(authorization);
    }
  });
});

describe("a wildcard", () => {
  const piece = fc.string({ maxLength: 3 }).map((text) => text.replaceAll("*", ""));

  test("matches any text, including none", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), fc.array(piece), (pieces, fillers) => {
        const text = pieces.map((part, index) => (index === 0 ? part : (fillers[index] ?? "") + part)).join("");
        return createGlob(pieces.join("*"))(text);
      }),
    );
  });

  test("matches what the equivalent regular expression matches", () => {
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*") });
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom("a", "b") }), (glob, text) => {
        expect(createGlob(glob)(text)).toBe(new RegExp(`^${glob.replaceAll("*", ".*")}$`).test(text));
      }),
    );
  });
});
