//! Texts with `{name}` parts, as translation files have them.

/// A text taken apart once: a large site fills the same ones a hundred thousand times.
#[derive(Debug, Clone, Default, Hash)]
pub struct Pattern {
    text: String,
    pieces: Vec<PatternPiece>,
}

/// A part of a pattern.
#[derive(Debug, Clone, Hash)]
pub enum PatternPiece {
    Text(String),
    /// What stands between braces.
    Value(String),
}

impl Pattern {
    pub fn read(text: String) -> Pattern {
        let mut pieces = Vec::new();
        let (mut from, mut at) = (0, 0);
        while let Some(found) = text[at..].find('{') {
            let brace = at + found;
            at = brace + 1;
            if let Some((name, _)) = text[at..].split_once('}')
                && !name.contains('{')
            {
                pieces.extend([PatternPiece::Text(text[from..brace].to_owned()), PatternPiece::Value(name.to_owned())]);
                at += name.len() + 1;
                from = at;
            }
        }
        pieces.push(PatternPiece::Text(text[from..].to_owned()));
        Pattern { text, pieces }
    }

    /// As it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn pieces(&self) -> &[PatternPiece] {
        &self.pieces
    }

    /// Appends the text; `write` appends the value of a name, or says that it knows none: the name stays then as it is
    /// written. What is filled in is not looked at again.
    pub fn fill(&self, out: &mut String, mut write: impl FnMut(&str, &mut String) -> bool) {
        for piece in &self.pieces {
            match piece {
                PatternPiece::Text(text) => out.push_str(text),
                PatternPiece::Value(name) if write(name, out) => {}
                PatternPiece::Value(name) => out.extend(["{", name, "}"]),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_nothing_stays_as_written() {
        let filled = |text: &str| {
            let mut out = String::new();
            Pattern::read(text.to_owned()).fill(&mut out, |name, out| {
                let known = name == "hour";
                out.push_str(if known { "{minute}" } else { "" });
                known
            });
            out
        };
        assert_eq!(filled("{hour} h {minute}"), "{minute} h {minute}");
        assert_eq!(filled("{heure} {day} {{hour} {"), "{heure} {day} {{minute} {");
    }
}
