//! One buffer for an answer and the file that may come with it: a byte for how the answer is
//! written, four for its length (little endian), the answer, then the file.

use super::{Answer, EngineError, Reply};
use crate::json::{self, FromJson};
use crate::pack::{Pack, Packed};
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
        Answer::Projection(projection) => {
            projection.pack(&mut buffer);
            PROJECTION
        }
        Answer::ScoreAhead(score) => {
            score.pack(&mut buffer);
            SCORE_AHEAD
        }
        Answer::Explanation(explanation) => {
            explanation.pack(&mut buffer);
            EXPLANATION
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
        EVALUATION => Packed::new(answer).read().map(Arc::new).map(Answer::Evaluation),
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
