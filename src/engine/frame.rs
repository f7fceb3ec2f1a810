//! One buffer for an answer and the file that may come with it: a byte for how the answer is
//! written, four for its length (little endian), the answer, then the file.

use super::{Answer, EngineError, Reply, RubricEntry};
use crate::import::Imported;
use crate::json::{self, FromJson};
use crate::pack::{Pack, Packed};
use crate::plan::Plan;
use crate::project::{Explanation, Projection, ScoreAhead};
use crate::rubric::Sheet;
use serde::Serialize;
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
            derivation.pack(&mut buffer);
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

/// Reads what [`join`] wrote.
///
/// # Errors
/// When the buffer is cut short or holds no answer.
pub fn split(buffer: &[u8]) -> Result<Reply, FrameError> {
    let (written, rest) = buffer.split_first().ok_or(FrameError::Short)?;
    let (length, rest) = rest.split_first_chunk::<4>().ok_or(FrameError::Short)?;
    let length = u32::from_le_bytes(*length) as usize;
    let (answer, bytes) = rest.split_at_checked(length).ok_or(FrameError::Short)?;
    let answer = match *written {
        EVALUATION => Packed::new(answer).read().map(Answer::Evaluation),
        DERIVATION => Packed::new(answer).read().map(Answer::Derivation),
        PROJECTION => Packed::new(answer).read().map(Answer::Projection),
        SCORE_AHEAD => Packed::new(answer).read().map(Answer::ScoreAhead),
        EXPLANATION => Packed::new(answer).read().map(Answer::Explanation),
        JSON => std::str::from_utf8(answer)
            .ok()
            .and_then(json::value)
            .and_then(|value| Answer::from_json(value).ok()),
        _ => None,
    };
    Ok(Reply { answer: answer.ok_or(FrameError::Unreadable)?, bytes: bytes.to_vec() })
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
