//! `carnet explain`: what a message means, why it matters, how to fix it.

use clap::Args;

use super::terminal::{language, tell_error, tell_help};
use super::{Exit, print};
use crate::diagnostics::explain::{self, Explanation};
use crate::diagnostics::{Rule, phrases};

#[derive(Debug, Args)]
pub(super) struct Explain {
    name: Option<String>,
    #[arg(long, conflicts_with = "name")]
    markdown: bool,
}

impl Explain {
    pub(super) fn run(self) -> Exit {
        let Some(copied) = self.name else {
            print(&if self.markdown { explain::page(language()) } else { list() });
            return Exit::Success;
        };
        let name = explain::name_in(&copied);
        if let Some(rule) = Rule::named(&name) {
            print(&page(rule));
            return Exit::Success;
        }
        tell_error(phrases::no_message_of_that_name(&copied));
        tell_help(Rule::nearest(&name).map_or_else(phrases::explain_lists_all_names, phrases::did_you_mean));
        Exit::Failure
    }
}

fn severities(rule: Rule) -> String {
    language().text(&explain::severities(rule))
}

/// The text's Markdown as a terminal shows it: bold instead of stars, examples set in.
fn page(rule: Rule) -> String {
    let bold = anstyle::Style::new().bold();
    let Explanation { summary, text } = Explanation::of(rule, language());
    let mut page = format!("{bold}{}{bold:#} ({})\n\n{summary}\n\n", rule.name(), severities(rule));
    let mut in_example = false;
    for line in text.trim().lines() {
        if line.starts_with("```") {
            in_example = !in_example;
        } else if in_example {
            page.push_str(format!("    {line}").trim_end());
            page.push('\n');
        } else if let Some((head, rest)) = line.strip_prefix("**").and_then(|line| line.split_once("**")) {
            page.push_str(&format!("{bold}{head}{bold:#}{rest}\n"));
        } else {
            page.push_str(line);
            page.push('\n');
        }
    }
    page
}

fn list() -> String {
    let width = |of: &dyn Fn(Rule) -> usize| Rule::ALL.iter().map(|rule| of(*rule)).max().unwrap_or(0);
    let names = width(&|rule| rule.name().len());
    let kinds = width(&|rule| severities(rule).chars().count());
    let line = |rule: &Rule| {
        let summary = Explanation::of(*rule, language()).summary;
        format!("{:names$}  {:kinds$}  {summary}\n", rule.name(), severities(*rule))
    };
    Rule::ALL.iter().map(line).collect()
}
