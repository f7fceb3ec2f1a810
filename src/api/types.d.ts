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
  /** 举办者类型 of a public school. */
  organizer?: "centralEducation" | "centralOther" | "provincialEducation" | "provincialOther" | "cityEducation"
    | "cityOther" | "countyEducation" | "countyOther";
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
  /** What it says of items that every school must meet, by item id and part. */
  answers?: Record<string, Record<string, unknown>>;
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
  /** Where imported figures were read, by their path: source, cell, and what was read. */
  origin?: Record<string, { s?: number; c?: string; v: unknown }>;
  /** Of an item that the schools answer themselves: how many there are, how many told it, and the
   *  ids of those that do not meet it. */
  schools?: { of: number; said: number; not: string[] };
}

/** A county file. `format` and `version` may be left out when it is handed to `evaluate`. */
export interface County {
  format?: "junheng-county";
  version?: 1;
  name?: string;
  /** Where it lies (统计二级, 统计一级). */
  city?: string;
  province?: string;
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
  /** 表Ⅰ: what the county is beside its schools. */
  basics?: GovernmentAnswer;
  /** Answers by item id. */
  government?: Record<string, GovernmentAnswer>;
  /** Rubrics of the county's own. */
  rubrics?: Rubric[];
  scenarios?: Scenario[];
  /** What is set down for planning. */
  plan?: PlanData;
  /** Paragraphs of the report that the county wrote itself, by id: its text (empty leaves the
   * paragraph out), and what was generated there when it was written. */
  report?: Record<string, { text: string; from?: string }>;
  /** Settings that differ from their defaults, by id; see `standards()`. */
  settings?: Record<string, string>;
  /** Files and sheets that figures came from. */
  sources?: { file?: string; sheet?: string }[];
}

/** Ids of the standards that ship. */
export type StandardId = "quality-balance-2017" | "basic-balance-2012";

/** One indicator of one school section. */
export interface IndicatorResult {
  /** Per pupil, or per hundred; null where a figure is missing. */
  value: number | null;
  /** null where the standard sets none (basic balance). */
  threshold: number | null;
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
  /** null where only the composite is tested (basic balance). */
  limit: number | null;
  /** null: figures are missing (待定), or there is no limit. */
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

/** The composite coefficient of a section: the mean of those of all indicators. */
export interface CompositeResult {
  cv: number | null;
  limit: number;
  /** null: figures are missing (待定). */
  met: boolean | null;
  metKnown: boolean | null;
  /** Coefficients for which figures are missing. */
  missing: number;
}

/** One section of the county. */
export interface SectionResult {
  /** Only where the standard tests it (basic balance). */
  composite?: CompositeResult;
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
  /** Number in the document. */
  number: number;
  name: string;
  /** null: undetermined (待定). A veto is met where it did not occur. */
  met: boolean | null;
  /** What was measured: a rate, an amount, or how many schools or classes break it. */
  value: number | null;
  why: string;
  note: string | null;
  evidence: { document?: string; date?: string; department?: string } | null;
}

/** Public recognition (社会认可度), from `government.recognition`: { value: { 家长: { valid, satisfied }, … } }. */
export interface Recognition {
  met: boolean | null;
  /** Satisfied among valid answers, percent. */
  value: number | null;
  groups: { name: string; valid: number | null; satisfied: number | null; rate: number | null }[];
  why: string;
}

/** The assessment of a county. */
export interface Evaluation {
  standard: string;
  schools: SchoolResult[];
  sections: { primary: SectionResult; junior: SectionResult };
  guarantee: ItemResult[];
  quality: ItemResult[];
  recognition: Recognition;
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

/**
 * The columns of one sheet. A sheet that no form recognises has the form "unread" and two lines that
 * are no columns: one asks for the kind of the sheet (its alternatives), one for the rows of its
 * header ("rows.2-4", from 1). `mapping` answers them by the line's path, joined by " → ".
 */
export interface MappedSheet {
  file: string;
  sheet: string;
  form: string;
  schools: number;
  columns: MappedColumn[];
  /** The first rows of a sheet that is to be told, or was. */
  rows?: { row: number; cells: string[] }[];
}

/** What an import gives. */
export interface Imported { counties: County[]; findings: Finding[]; mapping: MappedSheet[] }

/** Ids of the rubrics that ship. */
export type RubricId = "qujiang-2019" | "county-example" | "zhoushan-2007" | "basic-balance-2012-work";

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
  /** Unit of what is measured. */
  unit: string | null;
  /** What was measured: a value, or how many. */
  measured: number | null;
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

/** The sections of compulsory schooling. */
export type CompulsorySection = "primary" | "junior";
/** One figure for both sections, or one for each. */
export type BySection = number | { primary?: Figure; junior?: Figure };
/** A figure for every year, or figures that hold from a year on until the next; null: from history. */
export type PathOfYears = number | { year: number; value: number }[] | null;
/** How fine a unit is. */
export type Level = "county" | "zone" | "school";

/** A school that takes or gives pupils; `share` is a part on any scale. */
export interface Receiver { school: string; share?: Figure }

/** An event; `year` is the first school year it shows in. Schools are named by id, or by name. */
export type ScenarioEvent = { year: number } & (
  | { kind: "open"; id?: string; name?: string; zone?: string; sections?: CompulsorySection[]; section?: CompulsorySection;
      rooms?: BySection; intake?: BySection; outside?: BySection; from?: Receiver[] }
  | { kind: "expand"; school: string; section?: CompulsorySection; rooms: number; until?: number }
  | { kind: "close"; school: string; section?: CompulsorySection; to?: Receiver[] }
  | { kind: "merge"; school: string; into: string; keepRooms?: boolean }
  | { kind: "rezone"; from: string; to: string; section?: CompulsorySection; share: number }
  | { kind: "housing"; name?: string; unit: string; dwellings: number; occupancy?: number[]; pupilsPer100: number }
  | { kind: "capIntake"; school: string; section?: CompulsorySection; intake: number; to?: Receiver[] }
  | { kind: "cap"; school?: string; section?: CompulsorySection; cap: number }
  | { kind: "split"; school?: string; section?: CompulsorySection; above: number }
);

/** Teachers who leave or come by a school year, people. */
export interface Headcount { year: number; section?: CompulsorySection; count: number }

/** A scenario of the projection; every field is optional. See docs/scenario.md. */
export interface Scenario {
  name?: string;
  /** Years ahead, 1-30; 15. */
  horizon?: number;
  /** The finest level of the rows; "zone". */
  detail?: Level;
  method?: "standard" | "last" | "mean" | "weighted" | "median" | "geometric";
  /** Years of history the methods other than "standard" look at; 5. */
  years?: number;
  /** 0-20000; 0 draws nothing. */
  draws?: number;
  seed?: number;
  gradeSystem?: "sixThree" | "fiveFour" | null;
  breakYear?: number | null;
  births?: { year: number; count: number; low?: Figure; high?: Figure }[];
  birthWeight?: number;
  intakeRatio?: PathOfYears;
  juniorRatio?: PathOfYears;
  /** Net movers into the county each year, a share of all pupils; 0.007 is 0.7 %. */
  netInflow?: PathOfYears;
  feeders?: { from: string; to: string; share: number }[];
  intakeCap?: BySection;
  classMode?: "auto" | "carried" | "fresh";
  splitAbove?: BySection;
  mergeBelow?: BySection;
  roomsLimit?: boolean;
  rooms?: { unit: string; section?: CompulsorySection; rooms?: Figure; seats?: Figure }[];
  seatSize?: BySection;
  staff?: {
    pupilsPerTeacher?: BySection; teachersPerClass?: BySection; sportsArtsPerHundred?: number;
    retirements?: Headcount[]; recruits?: Headcount[];
  };
  events?: ScenarioEvent[];
  /** Milestones by id: changed, added, or taken away with `removed: true`. */
  milestones?: ({ id: string; removed?: boolean } & Record<string, unknown>)[];
  /** What is added for projected scoring; `field` as in "site.teachingArea". */
  additions?: { year: number; school: string; field: string; amount: number }[];
}

/** 5, 25, 50, 75 and 95 % of the draws. */
export type Quantiles = [number, number, number, number, number];
/** Classes, or pupils in them, by band; the first two where primary, the third where junior. */
export type Bands = { le45?: number; "46to50"?: number; le50?: number; "51to55": number; "56to65": number; ge66: number };

/** Pupils of a unit in a year; `grade` null is all grades. */
export interface EnrolmentRow {
  level: Level; unit: string; year: number; grade: number | null; students: number;
  q5?: number; q25?: number; q50?: number; q75?: number; q95?: number;
  /** Of totals: ends of the 90 % and 50 % bands without draws, ascending. */
  band?: [number, number, number, number];
}

/** Errors so many years ahead, as shares (0.03 is 3 %). */
export interface Accuracy { h: number; mape: number; me: number; inside50: number; inside90: number; cases: number }

/** A projection. */
export interface Projection {
  scenario: string;
  knownYears: number[];
  years: number[];
  units: { level: Level; unit: string; name: string; zone: string | null }[];
  enrolment: EnrolmentRow[];
  classes: {
    level: Level; unit: string; section: CompulsorySection | null; year: number; classes: number; bands: Bands;
    students: Bands; quantiles?: Quantiles; largeQuantiles?: Quantiles;
  }[];
  seats: {
    level: Level; unit: string; section: CompulsorySection | null; year: number; demand: number; rooms: number;
    seats: number; gap: number; roomsGuessed: boolean; quantiles?: Quantiles;
  }[];
  teachers: {
    section: CompulsorySection | null; year: number; needed: number; basis: "pupilTeacher" | "classTeacher" | "sportsArts";
    ratio: number; stock: number | null; recruits: number | null;
  }[];
  overScale: { schoolId: string; year: number; students: number; limit: number }[];
  smallSchools: { schoolId: string; section: CompulsorySection | null; year: number; students: number }[];
  funds: {
    rules: string; section: CompulsorySection | null; year: number; heads: number | null; funded: number | null;
    yuan: number | null; cliffs: number | null;
  }[];
  /** Of the county, and of zones whose people stand in `plan.layout.zones`. */
  layout: {
    unit: string; level: "county" | "zone" | "school"; section: CompulsorySection; year: number; population: number | null; fewest: number | null; most: number | null;
    present: number | null;
  }[];
  ledger: {
    schoolId: string; section: CompulsorySection | null; grade: number; class: string; size: number; limit: number;
    since: number; new: boolean; closes: number | null;
    how: "graduates" | "split" | "diverted" | "shrinks" | "reformed" | null;
  }[];
  milestones: {
    id: string; year: number; met: boolean | null; metToday: boolean | null; firstYearMet: number | null;
    byYear: (boolean | null)[]; values: (number | null)[]; probability: number | null;
  }[];
  /** Errors of units by horizon; `origins` 0 where the history is too short. */
  backtest: {
    origins: number; originYears: number[]; least: number; horizons: Accuracy[]; county: Accuracy[]; method: string;
    compared: Record<string, Accuracy[]>;
  } | null;
  findings: Finding[];
  draws: number;
}

/** The standards and rubrics that ship, as data; see the files under src/data. */
export interface Standards {
  standards: ({ id: StandardId; name: string; edition: string } & Record<string, unknown>)[];
  rubrics: Rubric[];
  /** Lists of targets and counts of published documents, in the shape of rubrics. */
  targets: Rubric[];
}

/** What a target measures: an indicator, a formula over metrics, a yearly figure, or two of them. */
export interface TargetAim {
  statistic: "mean" | "schoolShare" | "cv" | "formula" | "figure" | "ratio";
  indicator?: string;
  /** Left out for a share of schools: both sections. */
  section?: "primary" | "junior";
  formula?: string;
  /** Id of the yearly figure. */
  of?: string;
  /** Divides a formula or a figure; the value is then a percentage. */
  over?: string;
  unit?: string;
  is: ">=" | ">" | "<=" | "<" | "=" | "!=";
  /** A number, or a decimal as text, which is taken exactly. */
  value: number | string;
  /** School year; always asked where there is none. */
  year?: number;
}

/** What a county sets down for planning. */
export interface PlanData {
  targets?: ({ id: string; name?: string } & TargetAim)[];
  /** Years of stages whose year the source has lost, by `ladder/stage`. */
  stages?: Record<string, number>;
  /** Yearly figures: id, then year. Text that is no number is told as a finding. */
  years?: Record<string, Record<string, number | string>>;
  /** Where imported ones were read: source, cell, and what was read. */
  yearsRead?: Record<string, Record<string, { s?: number; c?: string; v: number }>>;
  counters?: { id: string; name: string; unit?: string; target?: number; done?: number }[];
  funding?: { rules?: string; quota?: { primary?: number; junior?: number } };
  /** `zones`: people by zone (学区). */
  layout?: { norm?: string; population?: number; zones?: Record<string, number> };
}

/** A measurement. `value` is null where a missing figure matters; `known` is of what is known. */
export interface PlanReading {
  year: number | null;
  value: number | null;
  known: number | null;
  low: number | null;
  high: number | null;
  counted: number;
  missing: number;
}

/** What is lacking, in the unit told; people and things are whole. */
export interface PlanNeed {
  unit: "people" | "area" | "money" | "rooms" | "classes" | "schools" | "percent" | "count" | "rank";
  amount: number;
  perYear: number | null;
  /** Schools that must come to meet it, where a share of schools is asked for. */
  more: number | null;
  /** The schools that lack least. */
  schools: { id: string; name: string; section: SectionKind; amount: number }[];
}

/** A target by stage, measured and projected. */
export interface PlanTarget {
  id: string;
  /** Row and stage of the ladder; null for the county's own. */
  row: string | null;
  stage: string | null;
  name: string | null;
  statistic: TargetAim["statistic"];
  indicator: string | null;
  section: SectionKind | null;
  formula: string | null;
  unit: string | null;
  of: string | null;
  over: string | null;
  is: string;
  value: number;
  year: number | null;
  /** The source has lost the year. */
  uncertain: boolean;
  measured: PlanReading;
  met: boolean | null;
  /** How far it is off, in the statistic's unit. */
  gap: number | null;
  need: PlanNeed | null;
  projected: PlanReading | null;
  metThen: boolean | null;
  gapThen: number | null;
  needThen: PlanNeed | null;
  state: "met" | "onCourse" | "slipping" | "not" | "undetermined";
  /** What each year until then must add, in the statistic's unit. */
  perYear: number | null;
  /** The national line, beside the target and never merged with it. */
  national: { is: string; value: number; met: boolean | null; metThen: boolean | null } | null;
  /** All of it in a sentence, in the language asked for. */
  sentence: string;
}

/** What is lacking of an indicator, added up. */
export interface PlanGapTotal {
  zone: string | null;
  section: SectionKind;
  indicator: string;
  unit: "people" | "area" | "money" | "rooms";
  schools: number;
  missing: number;
  threshold: number;
  floor: number;
  cv: number;
}

/** A rule from one year to the next. */
export interface PlanRule {
  id: string;
  group: string;
  kind: "notDecrease" | "decrease" | "notIncrease" | "difference" | "percent" | "faster" | "line";
  of: string;
  over: string | null;
  other: string | null;
  is: string | null;
  by: number | null;
  met: boolean | null;
  code: "met" | "fails" | "noFigures" | "oneYear" | "gap" | "undecided";
  /** The two years that do not follow one another. */
  gap: number[];
  steps: {
    year: number; before: number | null; value: number; change: number | null;
    percent: number | null; line: number | null; met: boolean | null;
  }[];
  /** All of it in a sentence, in the language asked for. */
  sentence: string;
}

/** What `plan` gives. */
export interface Plan {
  ladder: string | null;
  targets: PlanTarget[];
  gaps: {
    /** `school` is the position in the county's schools. */
    schools: {
      school: number; id: string; section: SectionKind; indicator: string;
      threshold: number; floor: number; cv: number;
    }[];
    sections: PlanGapTotal[];
    zones: PlanGapTotal[];
  };
  rules: PlanRule[];
  counters: {
    list: string; id: string; name: string; unit: string | null; target: number | null;
    fixed: boolean; published: number | null; done: number | null; percent: number | null;
    left: number | null; over: number | null;
  }[];
  funding: {
    id: string; name: string;
    sections: {
      section: SectionKind; schools: number; missing: number; students: number; heads: number;
      quota: number | null; yuan: number | null;
    }[];
    schools: {
      id: string; name: string; section: SectionKind; students: number; heads: number;
      onEdge: boolean; before: number | null;
    }[];
    cliffs: { section: SectionKind; edge: number; before: number; after: number; until: number }[];
  }[];
  layout: {
    /** `zone`: null for the whole county. */
    norm: string; zone: string | null; section: SectionKind; people: number[];
    population: number | null; fewest: number | null; most: number | null; present: number;
  }[];
  findings: Finding[];
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

/**
 * Projects a county under a scenario; without one, under the baseline. `history` is all it needs.
 * @throws Error that says which field is wrong.
 */
export function project(county: County, scenario?: Scenario | null, options?: { lang?: Lang }): Projection;

/**
 * Plans for a county: targets by stage, gaps, rules from year to year, counters, funds of small
 * schools, layout. `ladder` is the timetable, the first that ships where it is left out.
 * @throws Error that says which field is wrong.
 */
export function plan(
  county: County, options?: { scenario?: Scenario | null; ladder?: string; lang?: Lang },
): Plan;

/**
 * The self-evaluation report (履行教育职责自评报告) as a file, in Simplified Chinese: a Word document in
 * the layout of GB/T 9704, or a printable page of HTML without scripts or requests. What is not
 * known is left blank; paragraphs in `county.report` stand in place of generated ones.
 * @throws Error that says which field is wrong.
 */
export function exportReport(county: County, options: {
  format: "docx" | "html";
  /** Id of the rubric of the score; the usual one of the county where it is left out. */
  rubric?: RubricId | string;
  /** Name of one of the county's scenarios; the baseline where it is left out. */
  scenario?: string;
  /** With the red head of an issued document. */
  redHead?: boolean;
  lang?: Lang;
}): Uint8Array;

/**
 * Charts: `coefficients` (difference coefficients on their rulers), `strip` (one dot a school, by
 * section and indicator), `waterfall` (from full marks to the score, by rubric), `enrolment`
 * (pupils with their bands), `classes` (by size), `seats` (short and spare), `heat` (largest class
 * of each school by year); the last four by scenario.
 */
export type ChartKind =
  | "coefficients" | "strip" | "waterfall" | "enrolment" | "classes" | "seats" | "heat";
export interface ChartOptions {
  standard?: StandardId;
  section?: "primary" | "junior";
  /** Id of an indicator of the standard. */
  indicator?: string;
  rubric?: RubricId | string;
  scenario?: string;
  /** px, 240 to 4000. */
  width?: number;
  lang?: Lang;
}

/**
 * A chart of a county as SVG text: a picture of its own, with title, unit, source and description.
 * @throws Error that says which argument is wrong, or that there are no figures for it.
 */
export function chart(kind: ChartKind, county: County, options?: ChartOptions): string;

/**
 * The audit workbook: an .xlsx with the county's figures on its first sheet, every indicator, verdict,
 * mean, deviation and coefficient as live formulas on its second, settings and thresholds on its third.
 * @throws Error that says which field is wrong.
 */
export function exportWorkbook(
  county: County, options: { standard: StandardId; lang?: Lang },
): Uint8Array<ArrayBuffer>;

/**
 * The application tables 表Ⅰ-Ⅵ with the vetoes, filled, as an .xlsx; always in 简体中文. What the county
 * does not know is empty.
 * @throws Error that says which field is wrong.
 */
export function exportTables(county: County, options?: { lang?: Lang }): Uint8Array<ArrayBuffer>;
