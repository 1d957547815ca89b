/** The words that stand in documents; the twin of core/vocabulary.py and core/agreements. The vectors hold both to all of them. */

export const TEMPLATE = ["two_party", "three_way", "group", "supervision", "addendum"] as const;

export const CLASS = [
  "existence",
  "logistics",
  "attendance",
  "sponsor_brief",
  "objectives",
  "private_goals",
  "session_content",
  "shared_notes",
  "coach_notes",
  "assessments",
  "progress",
  "personal_disclosure",
  "third_party_matter",
  "safety",
  "story",
  "group_contribution",
  "agreement",
  "case_file",
  "employment_opinion",
  "aggregate",
  "sponsor_observation",
] as const;

export const ROLE = [
  "client",
  "coach",
  "sponsor",
  "line_manager",
  "assistant",
  "supporter",
  "group_member",
  "supervisor",
  "staff",
  "executor",
] as const;

export const RULE = [
  "always",
  "listed",
  "consent",
  "deidentified",
  "deidentified_consent",
  "client_only",
  "own_part",
  "exception",
  "never",
] as const;

export const PURPOSE = [
  "coaching",
  "scheduling",
  "billing",
  "contracting",
  "progress_report",
  "support",
  "pass_on",
  "employment_decision",
  "programme_evaluation",
  "supervision",
  "teaching",
  "reference",
  "aftercare",
  "danger",
  "legal_demand",
] as const;

export const LIMIT = ["danger", "law", "illegal_act", "supervision"] as const;

export const CODE = ["icf", "global", "ircm"] as const;

export const PLACE = ["employee", "owner", "neither"] as const;

export const WILL = ["own", "required"] as const;
