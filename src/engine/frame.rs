//! One buffer for an answer and the file that may come with it: a byte for how the answer is
//! written, four for its length (little endian), the answer, then the file.

use super::{Answer, EngineError, Reply, RubricEntry};
use crate::import::Imported;
use crate::json::{self, Value, variant};
use crate::pack::{Pack, Packed};
use crate::plan::Plan;
use crate::project::{Explanation, Projection, ScoreAhead};
use crate::region::Standing;
use crate::report::Report;
use crate::rubric::Sheet;
use crate::score::Derivation;
use serde::Serialize;
use std::sync::Arc;
use thiserror::Error;

/// The answer is JSON.
const JSON: u8 = 0;
/// The answer is a packed assessment.
const EVALUATION: u8 = 1;
/// The answer is a packed derivation.
const DERIVATION: u8 = 2;

/// The answer is a packed projection.
const PROJECTION: u8 = 3;
/// The answer is a packed assessment of a future year.
const SCORE_AHEAD: u8 = 4;
/// The answer is a packed explanation.
const EXPLANATION: u8 = 5;
/// The answer is what a county brings to a comparison, packed.
const STANDING: u8 = 6;

/// There is no answer yet: the name of the part that is to be joined first.
const WANTED: u8 = 254;

/// What asks for a part of the module instead of an answer; the worker knows it by its first byte.
#[must_use]
pub fn wanted(part: &str) -> Vec<u8> {
    let mut buffer = vec![WANTED];
    buffer.extend(part.as_bytes());
    buffer
}

/// Why a buffer is not a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FrameError {
    /// It ends before the answer does.
    #[error("the reply is cut short")]
    Short,
    /// The answer cannot be read.
    #[error("the reply cannot be read")]
    Unreadable,
}

/// Writes a reply, or the answer that says why there is none.
#[must_use]
pub fn join(reply: Result<Reply, EngineError>) -> Vec<u8> {
    let reply = reply.unwrap_or_else(|error| error.answer().into());
    let mut buffer = vec![JSON; HEAD];
    let written = match &reply.answer {
        Answer::Evaluation(evaluation) => {
            evaluation.pack(&mut buffer);
            EVALUATION
        }
        Answer::Derivation(derivation) => {
            let (it, buffer) = (derivation, &mut buffer);
            part!("explain", "1", (it: &Option<Box<Derivation>>, buffer: &mut Vec<u8>) -> () {
                it.pack(buffer);
            });
            DERIVATION
        }
        // What a part answered is written by that part.
        Answer::Projection(projection) => {
            let (it, buffer) = (&**projection, &mut buffer);
            part!("project", "3", (it: &Projection, buffer: &mut Vec<u8>) -> () {
                it.pack(buffer);
            });
            PROJECTION
        }
        Answer::ScoreAhead(score) => {
            let buffer = &mut buffer;
            part!("project", "4", (score: &Option<Box<ScoreAhead>>, buffer: &mut Vec<u8>) -> () {
                score.pack(buffer);
            });
            SCORE_AHEAD
        }
        Answer::Explanation(explanation) => {
            let (it, buffer) = (explanation, &mut buffer);
            part!("project", "5", (it: &Option<Box<Explanation>>, buffer: &mut Vec<u8>) -> () {
                it.pack(buffer);
            });
            EXPLANATION
        }
        Answer::Imported(imported) => {
            let (it, buffer) = (&**imported, &mut buffer);
            part!("sheets", "2", (it: &Imported, buffer: &mut Vec<u8>) -> u8 {
                named("imported", it, buffer)
            })
        }
        Answer::Rubrics(rubrics) => {
            let (it, buffer) = (rubrics.as_slice(), &mut buffer);
            part!("rubric", "6", (it: &[RubricEntry], buffer: &mut Vec<u8>) -> u8 {
                named("rubrics", &it, buffer)
            })
        }
        Answer::Sheet(sheet) => {
            let (it, buffer) = (&**sheet, &mut buffer);
            part!("rubric", "7", (it: &Sheet, buffer: &mut Vec<u8>) -> u8 {
                named("sheet", it, buffer)
            })
        }
        Answer::Plan(plan) => {
            let (it, buffer) = (&**plan, &mut buffer);
            part!("plan", "1", (it: &Plan, buffer: &mut Vec<u8>) -> u8 {
                named("plan", it, buffer)
            })
        }
        Answer::Standing(standing) => {
            let (it, buffer) = (&**standing, &mut buffer);
            part!("region", "1", (it: &Standing, buffer: &mut Vec<u8>) -> () { it.pack(buffer) });
            STANDING
        }
        Answer::Report(report) => {
            let (it, buffer) = (&**report, &mut buffer);
            part!("handout", "6", (it: &Report, buffer: &mut Vec<u8>) -> u8 {
                named("report", it, buffer)
            })
        }
        // What the engine gives can be written; a buffer without an answer is refused by `split`.
        answer => json::append(answer, &mut buffer).map_or(u8::MAX, |()| JSON),
    };
    let length = u32::try_from(buffer.len() - HEAD).unwrap_or(u32::MAX);
    for (place, byte) in buffer.iter_mut().zip([written].into_iter().chain(length.to_le_bytes())) {
        *place = byte;
    }
    buffer.extend(reply.bytes);
    buffer
}

/// Writes an answer as JSON under its name.
fn named(name: &str, answer: &impl Serialize, buffer: &mut Vec<u8>) -> u8 {
    buffer.extend(format!("{{\"{name}\":").as_bytes());
    let written = json::append(answer, buffer);
    buffer.push(b'}');
    written.map_or(u8::MAX, |()| JSON)
}

/// The byte for how the answer is written, and its length.
const HEAD: usize = 5;

/// A reply that was taken apart, its answer still to be read.
struct Parted<'a> {
    written: u8,
    answer: &'a [u8],
    bytes: &'a [u8],
}

fn part_from(buffer: &[u8]) -> Result<Parted<'_>, FrameError> {
    let (written, rest) = buffer.split_first().ok_or(FrameError::Short)?;
    let (length, rest) = rest.split_first_chunk::<4>().ok_or(FrameError::Short)?;
    let length = u32::from_le_bytes(*length) as usize;
    let (answer, bytes) = rest.split_at_checked(length).ok_or(FrameError::Short)?;
    Ok(Parted { written: *written, answer, bytes })
}

impl Parted<'_> {
    /// Name and value of an answer in JSON.
    fn value(&self) -> Result<(String, Value), FrameError> {
        let value = std::str::from_utf8(self.answer).ok().and_then(json::value);
        match value.ok_or(FrameError::Unreadable)? {
            Value::String(name) => Ok((name, Value::Null)),
            value => variant(value).map_err(|_| FrameError::Unreadable),
        }
    }

    fn with(&self, answer: Option<Answer>) -> Result<Reply, FrameError> {
        let answer = answer.ok_or(FrameError::Unreadable)?;
        Ok(Reply { answer, bytes: self.bytes.to_vec() })
    }
}

/// Reads what [`join`] wrote.
///
/// # Errors
/// When the buffer is cut short or holds no answer.
pub fn split(buffer: &[u8]) -> Result<Reply, FrameError> {
    split_common(buffer)?.map_or_else(|| split_rare(buffer), Ok)
}

/// Reads an answer that every visit reads; `None` where it is another one, for [`split_rare`].
///
/// # Errors
/// As [`split`].
pub fn split_common(buffer: &[u8]) -> Result<Option<Reply>, FrameError> {
    let parted = part_from(buffer)?;
    let answer = match parted.written {
        EVALUATION => Packed::new(parted.answer).read().map(Arc::new).map(Answer::Evaluation),
        JSON => {
            let (name, value) = parted.value()?;
            if name == "done" {
                Some(Answer::Done)
            } else {
                match Answer::common(&name, value) {
                    Ok(answer) => answer.ok(),
                    Err(_) => return Ok(None),
                }
            }
        }
        _ => return Ok(None),
    };
    parted.with(answer).map(Some)
}

/// Reads an answer that some views read.
///
/// # Errors
/// As [`split`].
pub fn split_rare(buffer: &[u8]) -> Result<Reply, FrameError> {
    let parted = part_from(buffer)?;
    let mut packed = Packed::new(parted.answer);
    let answer = match parted.written {
        DERIVATION => packed.read().map(Answer::Derivation),
        PROJECTION => packed.read().map(Answer::Projection),
        SCORE_AHEAD => packed.read().map(Answer::ScoreAhead),
        EXPLANATION => packed.read().map(Answer::Explanation),
        STANDING => packed.read().map(Answer::Standing),
        JSON => {
            let (name, value) = parted.value()?;
            Answer::rare(&name, value).ok()
        }
        _ => None,
    };
    parted.with(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_survives_the_buffer_and_a_cut_one_is_refused() {
        let reply = Reply { answer: Answer::Findings(Vec::new()), bytes: vec![1, 2, 3] };
        let buffer = join(Ok(reply.clone()));
        assert_eq!(split(&buffer), Ok(reply));
        assert_eq!(split(&buffer[..3]), Err(FrameError::Short));
        assert_eq!(split(&buffer[..9]), Err(FrameError::Short));
        let failed = split(&join(Err(EngineError::NoCounty))).unwrap();
        assert!(matches!(failed.answer, Answer::Failed { key, .. } if key == "engine-no-county"));
    }
}
