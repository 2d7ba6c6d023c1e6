export type { ContractCase, ContractOutcome, ContractResult } from "./contract/case.js";
export { type ReportFormat, reportContract } from "./contract/report.js";
export { type ContractOptions, contractCases, runContract } from "./contract/run.js";
