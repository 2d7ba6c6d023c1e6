import { expectTypeOf, it } from "vitest";
import type { Application, applicationKindValues, ErrorBody, operations, paths } from "../src/index.js";

it("names each schema of the spec", () => {
  expectTypeOf<Application["key"]>().toEqualTypeOf<string>();
  expectTypeOf<Application["kind"]>().toEqualTypeOf<"browser" | "mobile" | "server">();
  expectTypeOf<Application["creationDate"]>().toEqualTypeOf<number | undefined>();
});

it("requires only the message of an error", () => {
  expectTypeOf<{ message: string }>().toExtend<ErrorBody>();
});

it("has each operation under its id and its path", () => {
  expectTypeOf<paths["/api/v2/applications/{applicationKey}"]["get"]>().toEqualTypeOf<operations["getApplication"]>();
});

it("gives the constants the types of the schema", () => {
  expectTypeOf<(typeof applicationKindValues)[number]>().toEqualTypeOf<Application["kind"]>();
});
