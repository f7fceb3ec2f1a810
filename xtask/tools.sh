#!/bin/sh
# Makes sure of what must be there before any Rust can be compiled: the pinned toolchain, a linker,
# Node. Installs the toolchain where it is missing; names what it cannot install.
set -eu
cd "$(dirname "$0")/.."

missing() {
  echo "$1 is missing. $2" >&2
  exit 1
}

command -v rustup >/dev/null 2>&1 ||
  missing rustup "Install it as https://rustup.rs says, then run this again."
command -v cc >/dev/null 2>&1 ||
  missing "A C linker (cc)" "Install one (Debian: apt-get install gcc libc6-dev), then run this again."
command -v node >/dev/null 2>&1 ||
  missing "Node.js (node)" "Install version 20 or newer (Debian: apt-get install nodejs npm), then run this again."
command -v npm >/dev/null 2>&1 ||
  missing npm "Install it (Debian: apt-get install npm), then run this again."

channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
if ! rustup run "$channel" sh -c 'rustc --version && cargo fmt --version && cargo clippy --version' >/dev/null 2>&1; then
  echo "Installing Rust $channel with the wasm target"
  rustup toolchain install "$channel" --profile minimal \
    --component rustfmt --component clippy --component rust-src --target wasm32-unknown-unknown
fi
# The page's modules are compiled with a standard library of their own.
if [ ! -d "$(rustup run "$channel" rustc --print sysroot)/lib/rustlib/src/rust/library" ]; then
  echo "Installing the sources of Rust's standard library"
  rustup component add rust-src --toolchain "$channel"
fi

[ -n "${CARGO_TARGET_DIR:-}" ] || [ -d target/debug ] ||
  echo "Compiling the build tool first (a minute or two, this once)"
