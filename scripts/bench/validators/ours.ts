import { applicationSchema, integrationConfigurationCollectionSchema } from "@ld-rest/types/schemas";
import type { Validators } from "../peers/validators/side.ts";

const isApplication: Validators["isApplication"] = (value) => !applicationSchema["~standard"].validate(value).issues;

const isConfigurations: Validators["isConfigurations"] = (value) =>
  !integrationConfigurationCollectionSchema["~standard"].validate(value).issues;

/** This project's validators, as Standard Schemas. */
export const validators: Validators = { isApplication, isConfigurations };
