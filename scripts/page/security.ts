import type { OpenAPI3, SecuritySchemeObject } from "openapi-typescript";
import { resolveReference } from "../model/references.ts";

/** The header that carries the token. */
export interface TokenHeader {
  /** The security scheme's name in the document. */
  readonly scheme: string;
  readonly name: string;
  /** What stands before the token. */
  readonly prefix: string;
  readonly description: string | undefined;
}

/** Where a document wants its token, if it wants one in a header. */
export function tokenHeader(document: OpenAPI3): TokenHeader | undefined {
  for (const [scheme, reference] of Object.entries(document.components?.securitySchemes ?? {})) {
    const value = resolveReference<SecuritySchemeObject>(document, reference, []).value;
    const { description } = value;
    if (value.type === "apiKey" && value.in === "header") return { scheme, name: value.name, prefix: "", description };
    if (value.type === "http" && value.scheme.toLowerCase() === "bearer") {
      return { scheme, name: "Authorization", prefix: "Bearer ", description };
    }
  }
  return undefined;
}
