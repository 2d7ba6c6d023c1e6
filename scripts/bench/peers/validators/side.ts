/** Validators of the two answers, by this project or a peer. Properties that a schema doesn't know are let through, as the API grows. */
export interface Validators {
  isApplication(value: unknown): boolean;
  isConfigurations(value: unknown): boolean;
}
