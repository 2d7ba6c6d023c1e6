import { type Edit, replace, write } from "../../setup/copy.ts";

/** An expected problem: the file, a text on its line (empty for the first line), and the message. */
export type Expected = readonly [file: string, onLine: string, message: string];

/** A mistake: what it is, how to make it in the cafe's spec, and the problems that are reported. */
export interface Mistake {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly expected: readonly Expected[];
}

export const root = "openapi.yaml";
export const tables = "paths/tables.yaml";
export const table = "paths/table.yaml";
export const tableSchema = "components/schemas/Table.yaml";
export const guestSchema = "components/schemas/Guest.yaml";
export const tableExample = "components/examples/Table.yaml";
export const tablesExample = "components/examples/Tables.yaml";
export const tableId = "components/parameters/TableId.yaml";
export const total = "components/headers/Total.yaml";
export const notFound = "components/responses/NotFound.yaml";

export function mistake(title: string, edits: Edit | readonly Edit[], ...expected: readonly Expected[]): Mistake {
  return { title, edits: [edits].flat(), expected };
}

/** Inserts a text before another. */
export function insert(file: string, before: string, text: string): Edit {
  return replace(file, before, `${text}${before}`);
}

/** Removes a text. */
export function remove(file: string, text: string): Edit {
  return replace(file, text, "");
}

export { replace, write };
