/** A section (学段): 小学, 初中, 高中. */
export type SectionKind = "primary" | "junior" | "senior";
/** Kind of school (办学类型). */
export type SchoolKind =
  | "primary" | "teachingPoint" | "junior" | "nineYear" | "twelveYear" | "completeSecondary"
  | "special" | "vocational";
/** Language of the sentences. */
export type Lang = "zh-Hans" | "zh-Hant" | "en";
/** A figure; absent or null is missing (缺数据), never 0. */
export type Figure = number | null;

/** A class (班). */
export interface Class { grade?: number; name?: string; students?: Figure }

/** Full-time teachers of a section, people. */
export interface Teachers {
  fullTime?: Figure; aboveDegree?: Figure; backbone?: Figure; sports?: Figure; arts?: Figure;
  visitingSportsArts?: Figure; intermediateTitle?: Figure; certified?: Figure;
  trained360?: Figure; exchangeEligible?: Figure; exchanged?: Figure; exchangedBackbone?: Figure;
}

/** Figures of one section. */
export interface Section {
  students?: Figure;
  classes?: Class[];
  /** Number of classes, where there is no list. */
  classCount?: Figure;
  /** Classes of ≤25, 26-30, … 61-65, ≥66 pupils, where there is no list. */
  classBands?: [number, number, number, number, number, number, number, number, number, number] | null;
  teachers?: Teachers;
  migrantStudents?: Figure;
  inZoneStudents?: Figure;
}

/** What the sections share: m², yuan, rooms, machines, volumes. */
export interface Site {
  teachingArea?: Figure; indoorSportsArea?: Figure; sportsFieldArea?: Figure;
  externalSportsArea?: Figure; equipmentValue?: Figure; multimediaRooms?: Figure;
  computers?: Figure; books?: Figure;
  musicRoomAreas?: number[] | null; artRoomAreas?: number[] | null;
}

/** A school. */
export interface School {
  id: string;
  name?: string;
  county?: string | null;
  zone?: string | null;
  kind?: SchoolKind;
  ownership?: "public" | "private";
  setting?: "urban" | "town" | "rural" | null;
  /** 是否计校数; absent means true. */
  counted?: boolean;
  /** Id or name of the school it is counted with. */
  parent?: string | null;
  establishedYear?: number | null;
  boarding?: boolean;
  denseCentralCity?: boolean;
  sections?: { primary?: Section; junior?: Section; senior?: Section };
  site?: Site;
  funds?: { publicBudget?: Figure; teacherTraining?: Figure };
  /** Where each figure came from, by field id. */
  origins?: Record<string, unknown>;
}

/** An answer that a person typed for an item. */
export interface GovernmentAnswer {
  value?: unknown;
  note?: string;
  evidence?: { document?: string; date?: string; department?: string };
  state?: "have" | "partly" | "none";
  /** The item does not apply here. */
  notApplicable?: boolean;
  /** The value stands although the county's figures say otherwise. */
  override?: boolean;
  /** Scale of the value, for instance 10. */
  scale?: number;
}

/** A county file. `format` and `version` may be left out when it is handed to `evaluate`. */
export interface County {
  format?: "junheng-county";
  version?: 1;
  name?: string;
  schoolYear?: number | null;
  population?: Figure;
  schools?: School[];
  /** Pupils by school year, unit (a school id, a zone, or the county's name) and grade. */
  history?: {
    year: number; unit: string; grade: number; students?: Figure;
    /** Where it came from. */
    origin?: unknown;
  }[];
  births?: { year: number; count?: Figure }[];
  /** 小升初对口: share (0 to 1) of a primary school's leavers that go to a junior school. */
  feeders?: { from: string; to: string; share?: Figure }[];
  /** Answers by item id. */
  government?: Record<string, GovernmentAnswer>;
  /** Rubrics of the county's own. */
  rubrics?: Rubric[];
  scenarios?: unknown[];
  /** Settings that differ from their defaults, by id; see `standards()`. */
  settings?: Record<string, string>;
  /** Files and sheets that figures came from. */
  sources?: { file?: string; sheet?: string }[];
}

/** Ids of the standards that ship. */
export type StandardId = "quality-balance-2017";

/** One indicator of one school section. */
export interface IndicatorResult {
  /** Per pupil, or per hundred; null where a figure is missing. */
  value: number | null;
  threshold: number;
  /** Value over threshold. */
  ratio: number | null;
  /** Compared exactly, on the unrounded value. */
  met: boolean | null;
  /** Whether it reaches the floor, 85 % of the threshold. */
  floorMet: boolean | null;
  /** Amount of the section, after sharing out. */
  amount: number | null;
  /** Whether a relaxation added to it. */
  relaxed: boolean;
}

/** One section of one school. */
export interface SchoolResult {
  id: string;
  name: string;
  section: "primary" | "junior";
  students: number | null;
  /** By indicator id, in the standard's order; empty where excluded. */
  indicators: Record<string, IndicatorResult>;
  /** Indicators met. */
  met: number;
  /** Indicators whose value is missing. */
  missing: number;
  /** null: missing figures could still decide it (待定). */
  pass: boolean | null;
  /** Why it is outside the assessment. */
  excluded: string | null;
}

/** The difference coefficient of one indicator in one section. */
export interface CoefficientResult {
  mean: number | null;
  deviation: number | null;
  /** The coefficient in force: student-weighted unless the settings say otherwise. */
  cv: number | null;
  /** The coefficient that counts every school alike, for comparison. */
  unweighted: number | null;
  limit: number;
  /** null: figures are missing (待定). */
  met: boolean | null;
  /** The verdict on the figures that are known. */
  metKnown: boolean | null;
  schoolsMet: number;
  /** Rows between floor and threshold, and below the floor. */
  schoolsFloor: number;
  schoolsBelow: number;
  /** Rows with a value, and without one. */
  known: number;
  missing: number;
}

/** One section of the county. */
export interface SectionResult {
  /** Rows assessed; of these passing, failing and undetermined; rows left out. */
  schools: number;
  passing: number;
  failing: number;
  undetermined: number;
  excluded: number;
  students: number;
  indicators: Record<string, CoefficientResult>;
}

/** An item of a list of conditions. */
export interface ItemResult {
  id: string;
  met: boolean | null;
  /** Schools or classes that break it; null where figures are missing. */
  value: number | null;
  why: string;
}

/** The assessment of a county. */
export interface Evaluation {
  standard: string;
  schools: SchoolResult[];
  sections: { primary: SectionResult; junior: SectionResult };
  guarantee: ItemResult[];
  quality: ItemResult[];
  recognition: Record<string, unknown>;
  vetoes: ItemResult[];
  /** Whether every school and every coefficient passes; null: undetermined (待定). */
  resourcesPass: boolean | null;
  /** The verdict over all parts; null: undetermined. */
  pass: boolean | null;
  reasons: string[];
  /** Ids of the settings that differ from their defaults. */
  settingsChanged: string[];
}

/** A file to read. */
export interface ImportFile { name: string; bytes: Uint8Array }

/** What a person chose or corrected. */
export interface ImportOptions {
  /** Adds to this county instead of starting a new one. */
  into?: County | null;
  /** Header path (labels joined by " → ") → field id such as "primary.students", or "" for not used. */
  mapping?: Record<string, string>;
  /** Id of a not-counted school → id of the school it is counted with. */
  parents?: Record<string, string>;
  /** Encoding of .csv and .txt files, where the guess was wrong. */
  encoding?: string | null;
  /** Language of the findings' sentences. */
  lang?: Lang;
}

/** Something to look at. */
export interface Finding {
  severity: "must" | "check" | "missing";
  code: string;
  /** Values of the sentence. */
  args: Record<string, number | string>;
  message: string;
  file: string | null;
  sheet: string | null;
  cell: string | null;
  schoolId: string | null;
  section: SectionKind | null;
  /** Field id, for instance "primary.students". */
  field: string | null;
  /** The change that would mend it. */
  fix: { kind: "set"; value: number } | { kind: "parent"; parent: string } | null;
}

/** One column of a sheet and what it was taken for. */
export interface MappedColumn {
  cell: string;
  path: string[];
  target: string | null;
  confidence: "sure" | "ask" | "unused";
  alternatives?: string[];
  corrected?: boolean;
  examples?: string[];
}

/** The columns of one sheet. */
export interface MappedSheet {
  file: string;
  sheet: string;
  form: string;
  schools: number;
  columns: MappedColumn[];
}

/** What an import gives. */
export interface Imported { counties: County[]; findings: Finding[]; mapping: MappedSheet[] }

/** Ids of the rubrics that ship. */
export type RubricId = "qujiang-2019" | "county-example" | "zhoushan-2007";

/** A rubric: points, items and rules as data. The kinds of rule are in docs/rubric.md. */
export interface Rubric {
  id: string;
  name: string;
  /** Full marks; a decimal as text, or a number. */
  full: string | number;
  items: RubricItem[];
  bonus?: RubricItem[];
  [field: string]: unknown;
}

/** An item of a rubric. */
export interface RubricItem {
  id: string;
  name?: string;
  full?: string | number;
  rule: { kind: string } & Record<string, unknown>;
  [field: string]: unknown;
}

/** Points as far as they are known; value null is undetermined (待定). */
export interface KnownPoints { value: number | null; low: number; high: number }

/** A school, a stage or a year that an item is about. */
export interface ScoreOffender {
  school: number | null; name: string; value: number | null; limit: number | null;
}

/** An item with its points. */
export interface ScoreItem {
  id: string;
  label: string;
  name: string;
  group: string | null;
  kind: string;
  /** Full marks; null for a bonus item without a cap. */
  full: number | null;
  /** null: undetermined (待定), between low and high. */
  score: number | null;
  low: number;
  high: number;
  state: "computed" | "typed" | "missing" | "notApplicable" | "stated";
  /** Sentences. */
  reasons: string[];
  /** What it was computed from. */
  inputs: {
    name: string; value: KnownPoints; missing: boolean; typed: boolean;
    counted: number; lacking: number; offenders: ScoreOffender[];
  }[];
  offenders: ScoreOffender[];
  parts: ScoreItem[];
  department: string | null;
  note: string | null;
  evidence: { document?: string; date?: string; department?: string } | null;
}

/** A score sheet. */
export interface ScoreSheet {
  rubric: string;
  name: string;
  full: number;
  items: ScoreItem[];
  bonus: ScoreItem[];
  groups: { id: string; name: string; full: number; weight: number | null; score: KnownPoints }[];
  /** Points of the items, of the bonus items, of both; null is undetermined. */
  base: number | null;
  bonusTotal: number | null;
  total: number | null;
  known: { base: KnownPoints; bonusTotal: KnownPoints; total: KnownPoints };
  /** Id of the grade; null where there is none or it is undetermined. */
  grade: string | null;
  limits: { id: string; name: string; kind: string; acts: boolean | null }[];
  /** Answers that no item asks for. */
  unused: { id: string; answer: GovernmentAnswer; elsewhere: string | null }[];
  /** The score sentence of the report. */
  summary: string;
}

/** The standards and rubrics that ship, as data; see the files under src/data. */
export interface Standards {
  standards: ({ id: StandardId; name: string; edition: string } & Record<string, unknown>)[];
  rubrics: Rubric[];
}

/** The standards and rubrics that ship, as data. */
export function standards(): Standards;

/** Reads one file or many: .xlsx, .xls, .xlsb, .ods, .csv, .txt, or .zip of these. */
export function importFiles(files: ImportFile[], options?: ImportOptions): Imported;

/**
 * Assesses a county.
 * @throws Error that says which field is wrong.
 */
export function evaluate(county: County, options: { standard: StandardId; lang?: Lang }): Evaluation;

/**
 * Scores a county by a rubric: its id (one that ships, or one of the county's own), or the
 * rubric itself.
 * @throws Error that says what is wrong with the county or with the rubric.
 */
export function score(rubric: RubricId | string | Rubric, county: County, options?: { lang?: Lang }): ScoreSheet;
