export type { ContractCase, ContractExpectation, ContractRequest, ContractResult } from "./contract/case.js";
export { contractCases } from "./contract/cases.js";
export { type ContractOptions, runContract } from "./contract/run.js";
