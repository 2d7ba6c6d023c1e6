/** A file that the pipeline makes. */
export interface Artifact {
  /** Absolute path. */
  readonly file: string;
  /** What it is, in a word or two, for the report. */
  readonly label: string;
  readonly text: string;
  /** How long it took to render. */
  readonly milliseconds: number;
}

/** How an artifact compares with what is on disk. */
export type State = "unchanged" | "changed" | "new" | "orphaned";

/** An artifact, or a generated file that none of them is, with how it stands on disk. */
export interface Outcome {
  readonly file: string;
  readonly label: string;
  readonly state: State;
  /** What the file shall hold; `undefined` where it shall be gone. */
  readonly text: string | undefined;
  /** What it holds now; `undefined` where it isn't there. */
  readonly before: string | undefined;
  readonly milliseconds?: number;
}
