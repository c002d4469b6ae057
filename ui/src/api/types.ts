// SPDX-License-Identifier: Apache-2.0
// What the server answers. Names ending in Ms are instants, milliseconds since 1970.

export type State = "learning" | "normal" | "anomalous" | "silent" | "noted";

export interface Contribution {
  readonly signal: string;
  readonly unit: string;
  /** Its part of the surprise, 0 to 1. */
  readonly share: number;
  readonly actual: number;
  /** Expected now, from the other signals. */
  readonly low: number;
  readonly high: number;
  /** Usual, over all that was learnt. */
  readonly usualLow: number;
  readonly usualHigh: number;
  readonly text: string;
}

/** In which way a signal is away from its own past. All but `spike`, `dip` and `new` last. */
export type DeviationKind =
  | "spike"
  | "dip"
  | "shift"
  | "drift"
  | "season_break"
  | "scatter"
  | "flat"
  | "missing"
  | "new"
  | "stopped";

/** A signal away from its own past, whatever the others do. */
export interface Deviation {
  readonly signal: string;
  readonly unit: string;
  readonly kind: DeviationKind;
  /** When it began. */
  readonly sinceMs: number;
  /** −log10 p. */
  readonly surprise: number;
  readonly actual: number;
  readonly usualLow: number;
  readonly usualHigh: number;
  readonly text: string;
}

export interface Entity {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly state: State;
  readonly sinceMs: number;
  readonly seenMs: number;
  readonly stepMs: number;
  /** −log10 p. */
  readonly surprise: number;
  readonly threshold: number;
  readonly version: string;
  readonly remark: string;
  readonly activity: string;
  readonly signals: number;
  readonly contributions: readonly Contribution[];
  readonly off: readonly Deviation[];
}

export interface Entities {
  readonly changes: number;
  readonly entities: readonly Entity[];
}

export interface Spell {
  readonly id: string;
  readonly kind: string;
  readonly startMs: number;
  /** Null while it goes on. */
  readonly endMs: number | null;
  readonly sentence: string;
  readonly surprise: number;
}

export type Values = readonly (number | null)[];

export interface Line {
  readonly name: string;
  readonly unit: string;
  readonly values: Values;
  readonly low: Values;
  readonly high: Values;
  readonly share: Values;
}

export interface Past {
  readonly fromMs: number;
  readonly toMs: number;
  readonly times: readonly number[];
  readonly surprise: Values;
  readonly threshold: number | null;
  readonly spells: readonly Spell[];
  readonly signals: readonly Line[];
}

export type Level = "none" | "trace" | "debug" | "info" | "warn" | "error" | "fatal";

export interface LogLines {
  /** Newest first. */
  readonly lines: readonly {
    readonly ms: number;
    readonly severity: Level;
    readonly text: string;
    readonly trace: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
}

export interface Spans {
  /** Newest first. */
  readonly spans: readonly {
    readonly ms: number;
    readonly durationMs: number;
    readonly operation: string;
    readonly role: string;
    readonly failed: boolean;
    readonly trace: string;
    readonly span: string;
    readonly parent: string;
    readonly peer: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
}

/** An edge of the topology, from its first to its last sighting. */
export interface Edge {
  readonly from: string;
  readonly kind: "calls" | "member_of" | "runs_on";
  readonly to: string;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly ended: boolean;
  /** Seen in spans; 0 where only labels tell of it. */
  readonly calls: number;
  readonly failed: number;
  readonly meanMs: number | null;
}

export interface Edges {
  readonly edges: readonly Edge[];
}

/** A request that was slow or failed. */
export interface Example {
  readonly operation: string;
  readonly trace: string;
  readonly span: string;
  readonly ms: number;
  readonly durationMs: number;
  readonly failed: boolean;
}

export interface Exemplars {
  readonly exemplars: readonly Example[];
}

export interface Trace {
  readonly beginMs: number;
  /** By their start. */
  readonly spans: readonly {
    readonly entity: string;
    readonly operation: string;
    readonly role: string;
    readonly failed: boolean;
    readonly span: string;
    readonly parent: string;
    /** From the trace's begin, by one clock for all. */
    readonly offsetMs: number;
    readonly durationMs: number;
    /** By how much it was moved for that. */
    readonly shiftMs: number;
  }[];
}

export interface Why {
  readonly entity: string;
  readonly timeMs: number;
  readonly state: State;
  readonly surprise: number;
  readonly threshold: number;
  readonly model: string;
  readonly sentence: string;
  /** What the moment had to pass, in that order. */
  readonly gates: readonly Gate[];
  readonly contributions: readonly Contribution[];
}

export interface Gate {
  readonly name: string;
  readonly value: string;
  readonly limit: string;
  readonly verdict: "passed" | "failed" | "not asked";
}

export interface Budget {
  /** Whose it is; empty for all together, and for that of all whom no team owns. */
  readonly team: string;
  /** Pages a week, 0 where no budget is set. */
  readonly promised: number;
  /** Pages sent in the last seven days. */
  readonly lastWeek: number;
  /** Incidents of the last 28 days that nobody was told of. */
  readonly noted: number;
  readonly sentence: string;
  /** Each budget by itself; none where there is only one. */
  readonly teams: readonly Budget[];
}

export type IncidentState = "open" | "acknowledged" | "mitigated" | "resolved" | "reopened";

export interface Incident {
  readonly id: string;
  readonly title: string;
  /** The one that it began with. */
  readonly entity: string;
  /** The first of those that it touches. */
  readonly entities: readonly string[];
  readonly entityCount: number;
  readonly state: IncidentState;
  readonly startMs: number;
  /** Null until it is resolved. */
  readonly endMs: number | null;
  /** Also while it is mitigated. */
  readonly acknowledged: boolean;
  /** Of its strangest anomaly; 0 where it has none of ours. */
  readonly surprise: number;
  readonly members: number;
  /** Whether people were told, and why, or why not. */
  readonly told: boolean;
  readonly why: string;
  /** Whose budget it was weighed by; empty for that of all whom no team owns. */
  readonly team: string;
  /** Id of the incident it was merged into, or empty. */
  readonly partOf: string;
  /** What people announced that explains it, or empty. */
  readonly expected: string;
  /** What probably caused it, in a sentence; empty where nothing was diagnosed. */
  readonly cause: string;
  readonly enough: boolean;
  readonly contributions: readonly Contribution[];
}

export interface Incidents {
  readonly incidents: readonly Incident[];
  /** What to ask `before` for the next page; null when there is none. */
  readonly nextBeforeMs: number | null;
}

export interface Member {
  readonly fingerprint: string;
  readonly about: "anomaly" | "alert" | "change";
  readonly entity: string;
  readonly kind: string;
  readonly source: string;
  readonly title: string;
  readonly startMs: number;
  /** Null while it goes on. */
  readonly endMs: number | null;
  readonly surprise: number;
  /** Of an anomaly the signal that weighs most; may be empty. */
  readonly signal: string;
  /** Why it belongs here. */
  readonly why: string;
}

export interface Members {
  readonly members: readonly Member[];
  readonly skip: number;
  readonly next: number | null;
}

export interface Clue {
  readonly entity: string;
  readonly signal: string;
  readonly sinceMs: number;
  readonly weight: number;
  readonly words: string;
  readonly text: string;
}

export interface Cause {
  readonly entity: string;
  readonly kind: string;
  readonly signal: string;
  /** 0 to 1. */
  readonly probability: number;
  readonly confident: boolean;
  readonly sentence: string;
  readonly said: "" | "agree" | "disagree";
  readonly clues: readonly Clue[];
  /** What tells its bad requests from its good ones. */
  readonly apart: readonly Apart[];
}

/** Requests, or log lines, that are bad, and what they have in common. */
export interface Apart {
  readonly entity: string;
  readonly conditions: readonly string[];
  /** Share of bad ones, 0 to 1, where the conditions hold, and of the others. */
  readonly with: number;
  readonly others: number;
  /** When what they have in common came first; null where it was there before. */
  readonly freshMs: number | null;
  readonly sentence: string;
}

/** Log lines that came up with an incident. */
export interface Burst {
  readonly entity: string;
  readonly template: string;
  readonly severity: string;
  readonly lines: number;
  readonly firstMs: number;
  readonly example: string;
  readonly sentence: string;
}

export interface Diagnosis {
  readonly onsetMs: number;
  readonly enough: boolean;
  readonly sentence: string;
  readonly causes: readonly Cause[];
  readonly failing: readonly string[];
  readonly impact: readonly string[];
  readonly ruledOut: readonly { readonly entity: string; readonly why: string }[];
  readonly missing: readonly string[];
  /** Of those who are not among the causes. */
  readonly apart: readonly Apart[];
  readonly logs: readonly Burst[];
}

export type Lane = "changes" | "anomalies" | "alerts" | "people";

export interface Moment {
  readonly ms: number;
  /** Null while it goes on; the same as `ms` for what has no length. */
  readonly endMs: number | null;
  readonly lane: Lane;
  readonly entity: string;
  readonly text: string;
}

export type VerdictKind = "acknowledge" | "resolve" | "reopen" | "merge" | "unmerge" | "split" | "agree" | "disagree";

/** What may be said of an incident now, or why not. */
export interface Sayable {
  readonly kind: VerdictKind;
  readonly allowed: boolean;
  readonly does: string;
  readonly undo: string;
  readonly why: string;
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly members: number;
}

export interface WholeIncident {
  readonly incident: Incident;
  /** Those to show first. */
  readonly members: readonly Member[];
  readonly diagnosis: Diagnosis | null;
  /** Whether it can be had in other words. */
  readonly narrated: boolean;
  readonly story: readonly Moment[];
  readonly similar: readonly {
    readonly id: string;
    readonly title: string;
    readonly startMs: number;
    readonly endMs: number;
    readonly why: string;
    readonly ended: string;
  }[];
  readonly said: readonly {
    readonly ms: number;
    readonly kind: VerdictKind;
    readonly subject: string;
    readonly text: string;
  }[];
  readonly notices: readonly {
    readonly phase: string;
    readonly channel: string;
    readonly state: string;
    readonly outcome: string;
    readonly ms: number;
  }[];
  /** Incidents that were merged into it and are still there, the latest first. */
  readonly parts: readonly Part[];
  readonly choices: readonly Sayable[];
}

export interface Topology {
  /** The moment that was asked for; null for now. */
  readonly atMs: number | null;
  readonly nodes: readonly string[];
  /** What is known of nodes by themselves; of an earlier moment only which incident touched them. */
  readonly standings: readonly {
    readonly entity: string;
    /** Empty where nothing is judged of it. */
    readonly state: State | "";
    /** Id of the one that touches it, and is not resolved at that moment, or empty. */
    readonly incident: string;
  }[];
  readonly edges: readonly Edge[];
}

export interface Source {
  readonly name: string;
  readonly kind: string;
  readonly up: boolean;
  readonly lastMs: number;
  readonly samples: number;
  readonly remark: string;
}

export interface Status {
  readonly version: string;
  readonly sentence: string;
  readonly startedMs: number;
  readonly nowMs: number;
  readonly taken: number;
  readonly rejected: Readonly<Record<string, number>>;
  /** On the way into frames, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Samples that came late and were waited for. */
  readonly reordered: number;
  /** Samples that came too late for their frame, and were stored beside it. */
  readonly stragglers: number;
  readonly lag: number;
  readonly sources: readonly Source[];
  /** On disk, by part of the store. */
  readonly storeBytes: Readonly<Record<string, number>>;
  readonly complaints: Readonly<Record<string, string>>;
}

export interface ModelLine {
  readonly entity: string;
  readonly version: string;
  readonly kind: string;
  readonly inputs: number;
  readonly rows: number;
  readonly learntMs: number;
  readonly versions: readonly string[];
}

export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
  readonly rows: number;
}

export interface Input {
  readonly signal: string;
  readonly unit: string;
  readonly usualLow: number;
  readonly usualHigh: number;
}

export interface Choice {
  readonly signal: string;
  readonly unit: string;
  readonly chosen: boolean;
  readonly reason: string;
}

export interface Normality {
  readonly statistic: number;
  readonly p: number;
}

export interface Calibration {
  readonly method: string;
  /** The line, in the model's own unit of error. */
  readonly limit: number;
  /** The same line as surprise. */
  readonly threshold: number;
  readonly shapiro: Normality;
  readonly lilliefors: Normality;
  readonly percentiles: readonly { readonly percentile: number; readonly score: number }[];
  readonly histogram: { readonly low: number; readonly high: number; readonly counts: readonly number[] };
}

/** How a kind of model did on faults planted into the entity's own calm past. */
export interface Contender {
  readonly kind: string;
  /** Share of the faults it found. */
  readonly found: number;
  readonly trials: number;
  /** Share of calm rows past its line. */
  readonly alarms: number;
  readonly bytes: number;
}

export interface Model {
  readonly entity: string;
  readonly version: string;
  readonly parent: string;
  readonly kind: string;
  readonly window: number;
  readonly trained: Stretch;
  readonly tested: Stretch;
  readonly inputs: readonly Input[];
  readonly choices: readonly Choice[];
  readonly figures: Readonly<Record<string, number>>;
  /** Why it is of this kind; empty when nobody had to choose. */
  readonly reason: string;
  readonly contenders: readonly Contender[];
  readonly calibration: Calibration;
}

export interface Fault {
  readonly count: number;
  /** The last one, cut; may be empty. */
  readonly example: string;
}

/** One sender, since the start. */
export interface SenderAccount {
  readonly receiver: string;
  readonly address: string;
  readonly agent: string;
  readonly taken: number;
  readonly requests: number;
  readonly bytes: number;
  readonly series: number;
  readonly lastMs: number;
  readonly refused: Readonly<Record<string, Fault>>;
}

export interface Senders {
  /** Observations taken, by protocol. */
  readonly receivers: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly senders: readonly SenderAccount[];
  readonly offenders: readonly Offender[];
  /** Paths where anyone who reaches the port is believed. */
  readonly believed: readonly string[];
}

/** A metric that brings many new series. */
export interface Offender {
  readonly receiver: string;
  readonly metric: string;
  readonly series: number;
  readonly refused: number;
  /** With the most different values; may be empty. */
  readonly label: string;
  readonly example: string;
}

export interface Masking {
  /** Kinds, and whether they are looked for. */
  readonly on: Readonly<Record<string, boolean>>;
  readonly masked: readonly { readonly kind: string; readonly receiver: string; readonly count: number }[];
}
