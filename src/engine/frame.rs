//! One buffer for an answer and the file that may come with it: four bytes of length (little
//! endian), the answer as JSON, then the file.

use super::{Answer, EngineError, Reply};
use crate::county::read;
use thiserror::Error;

/// Why a buffer is not a reply.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FrameError {
    /// It ends before the answer does.
    #[error("the reply is cut short")]
    Short,
    /// The answer cannot be read.
    #[error("the reply cannot be read: {0}")]
    Unreadable(String),
}

/// Writes a reply, or the answer that says why there is none.
#[must_use]
pub fn join(reply: Result<Reply, EngineError>) -> Vec<u8> {
    let reply = reply.unwrap_or_else(|error| error.answer().into());
    let json = serde_json::to_vec(&reply.answer).unwrap_or_default();
    let length = u32::try_from(json.len()).unwrap_or_default();
    let mut buffer = Vec::with_capacity(4 + json.len() + reply.bytes.len());
    buffer.extend(length.to_le_bytes());
    buffer.extend(json);
    buffer.extend(reply.bytes);
    buffer
}

/// Reads what [`join`] wrote.
///
/// # Errors
/// When the buffer is cut short or holds no answer.
pub fn split(buffer: &[u8]) -> Result<Reply, FrameError> {
    let (head, rest) = buffer.split_first_chunk::<4>().ok_or(FrameError::Short)?;
    let length = u32::from_le_bytes(*head) as usize;
    let (json, bytes) = rest.split_at_checked(length).ok_or(FrameError::Short)?;
    let unreadable = |why: String| FrameError::Unreadable(why);
    let text = std::str::from_utf8(json).map_err(|e| unreadable(e.to_string()))?;
    let answer: Answer =
        read(text).map_err(|(path, detail)| unreadable(format!("{path}: {detail}")))?;
    Ok(Reply { answer, bytes: bytes.to_vec() })
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
