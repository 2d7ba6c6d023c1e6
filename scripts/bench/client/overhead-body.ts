import { fixtures } from "@ld-rest/testing";

/** The same bytes for all sides: an application of the spec's examples. */
export const application = JSON.stringify(fixtures.application);
