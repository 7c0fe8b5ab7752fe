//! `carnet explain`: what a message means, why it matters, how to mend it.

use clap::Args;

use super::{Exit, print};
use crate::diagnostics::explain::{self, Message};

/// Explain a message by its name
#[derive(Debug, Args)]
pub struct Explain {
    /// The name that a message has between brackets, as 'orphan'; without it, all names are listed
    name: Option<String>,
}

impl Explain {
    pub fn run(self) -> Exit {
        let Some(copied) = self.name else {
            print(&list());
            return Exit::Success;
        };
        let name = explain::name_in(&copied);
        if let Some(message) = explain::find(&name) {
            print(&page(message));
            return Exit::Success;
        }
        tell!("error: no message has the name '{copied}'");
        match explain::nearest(&name) {
            Some(near) => tell!("help: did you mean '{near}'?"),
            None => tell!("help: 'carnet explain' lists them all"),
        }
        Exit::Failure
    }
}

/// The text's Markdown as a terminal shows it: bold instead of stars, examples set in.
fn page(message: &Message) -> String {
    let bold = anstyle::Style::new().bold();
    let mut page = format!("{bold}{}{bold:#} ({})\n\n{}\n\n", message.name, message.severity(), message.summary);
    let mut in_example = false;
    for line in message.text.trim().lines() {
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
    let width = |of: &dyn Fn(&Message) -> usize| explain::all().iter().map(of).max().unwrap_or(0);
    let names = width(&|message| message.name.len());
    let severities = width(&|message| message.severity().len());
    let line = |m: &Message| format!("{:names$}  {:severities$}  {}\n", m.name, m.severity(), m.summary);
    explain::all().iter().map(line).collect()
}
