//! The workshop: where things lie, running programs, and steps that are skipped when nothing they
//! read has changed.

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// The folders that building reads and writes.
pub struct Shop {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// Results of the steps between cargo and `dist/`, with the mark of what each was made from.
    pub work: PathBuf,
    /// Built in seconds for looking at, neither small nor weighed.
    pub quick: bool,
}

impl Shop {
    /// Finds the repository and asks cargo where it builds.
    pub fn open() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask lies in the repository")?
            .to_path_buf();
        let metadata = Command::new("cargo")
            .args(["metadata", "--format-version", "1", "--no-deps"])
            .current_dir(&root)
            .output()
            .context("cargo does not start")?;
        let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout)
            .context("cargo metadata says nothing readable")?;
        let target = metadata
            .get("target_directory")
            .and_then(|path| path.as_str())
            .context("cargo metadata names no target folder")?;
        let target = PathBuf::from(target);
        let work = target.join("chain");
        fs::create_dir_all(&work)?;
        Ok(Self { root, target, work, quick: false })
    }

    /// The same shop, for building quickly; its results are kept apart.
    pub fn quick(self) -> Result<Self> {
        let work = self.work.join("quick");
        fs::create_dir_all(&work)?;
        Ok(Self { quick: true, work, ..self })
    }

    /// What is handed to a web server.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A command that runs in the repository.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(&self.root);
        // These would silently replace the flags of .cargo/config.toml that old browsers need.
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        command
    }

    /// A program that npm installed.
    pub fn npm_tool(&self, name: &str) -> Command {
        self.command(self.root.join("node_modules/.bin").join(name))
    }

    /// Runs cargo with its own output.
    pub fn cargo(&self, arguments: &[&str]) -> Result<()> {
        run(self.command("cargo").args(arguments))
    }

    /// Does `work` unless `outputs` are there and were made from the same `inputs`.
    pub fn step(
        &self,
        what: &str,
        inputs: &[&[u8]],
        outputs: &[&Path],
        work: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let mark = self.work.join(format!("{}.mark", what.replace(' ', "-")));
        let made_from = digest(inputs);
        let unchanged = outputs.iter().all(|path| path.exists())
            && fs::read_to_string(&mark).is_ok_and(|mark| mark == made_from);
        if unchanged {
            println!("· {what}: unchanged");
            return Ok(());
        }
        timed(what, || {
            work()?;
            fs::write(&mark, &made_from).with_context(|| format!("cannot write {}", mark.display()))
        })
    }
}

/// Says what is being done, does it, and says how long it took.
pub fn timed<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    print!("· {what} … ");
    std::io::stdout().flush()?;
    let start = Instant::now();
    let result = work();
    let seconds = start.elapsed().as_secs_f64();
    println!("{}{seconds:.1} s", if result.is_ok() { "" } else { "failed after " });
    result
}

/// Runs a program with its own output; an error when it cannot start or does not succeed.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", name(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", name(command));
    }
    Ok(())
}

/// Runs a program and keeps its output to itself unless it fails.
pub fn run_quietly(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("cannot start {}", name(command)))?;
    if !output.status.success() {
        std::io::stderr().write_all(&output.stdout)?;
        std::io::stderr().write_all(&output.stderr)?;
        bail!("{} ended with {}", name(command), output.status);
    }
    Ok(())
}

/// The program's name as a person would type it.
fn name(command: &Command) -> String {
    Path::new(command.get_program())
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// A hexadecimal digest of several pieces, each told apart from the next by its length.
pub fn digest(pieces: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update((piece.len() as u64).to_le_bytes());
        hash.update(piece);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a file; an error names it.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Reads a text file; an error names it.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file, making its folder; an error names it.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// The files of a folder whose names end in `.extension`, in order of name; none where there is
/// no such folder.
pub fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && path.to_string_lossy().ends_with(&format!(".{extension}")) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Every file of a folder and of those within it.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_below(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digest_tells_pieces_apart() {
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
        assert_eq!(digest(&[b"ab", b"c"]), digest(&[b"ab", b"c"]));
    }
}
