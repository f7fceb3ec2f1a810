//! A small server for `dist/`, for looking at the page on this machine only. It sends what
//! docs/deploy.md asks of any server: the packed files, the policy, how long a file may be kept.

use crate::dist::policy_header;
use anyhow::{Context, Result};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Serves the folder until the program is ended.
pub fn serve(folder: &Path, port: u16) -> Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port)).with_context(|| {
        format!("port {port} is taken: try make serve PORT={}", u32::from(port) + 1)
    })?;
    println!("http://{}/  (Ctrl-C ends it)", listener.local_addr()?);
    let site = Arc::new(Site { folder: folder.to_path_buf(), policy: policy_header() });
    for stream in listener.incoming() {
        let site = Arc::clone(&site);
        std::thread::spawn(move || {
            // A browser that hangs up early is no concern of the server.
            stream.map(|stream| site.answer(stream).ok()).ok()
        });
    }
    Ok(())
}

struct Site {
    folder: PathBuf,
    policy: String,
}

impl Site {
    fn answer(&self, stream: TcpStream) -> Result<()> {
        let mut reader = BufReader::new(&stream);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let (mut header, mut unpacks) = (String::new(), false);
        while reader.read_line(&mut header)? > 2 {
            let (name, value) = header.split_once(':').unwrap_or_default();
            if name.eq_ignore_ascii_case("accept-encoding") {
                unpacks = value.split([',', ';']).any(|way| way.trim() == "br");
            }
            header.clear();
        }
        let address = line.split(' ').nth(1).unwrap_or("/");
        let path = address.split(['?', '#']).next().unwrap_or("/").trim_start_matches('/');
        let path = if path.is_empty() { "index.html" } else { path };
        let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        let found = if inside { fs::read(self.folder.join(path)).ok() } else { None };
        let (status, kind, body) = match found {
            Some(body) => ("200 OK", media_type(path), body),
            None => ("404 Not Found", "text/plain; charset=utf-8", b"not here".to_vec()),
        };
        let packed = if unpacks && inside { self.packed(path) } else { None };
        let (coding, body) = match packed {
            Some(packed) => ("Content-Encoding: br\r\n", packed),
            None => ("", body),
        };
        let mut stream = &stream;
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             {coding}Vary: Accept-Encoding\r\nCache-Control: {}\r\n\
             Content-Security-Policy: {}\r\nX-Content-Type-Options: nosniff\r\n\
             Connection: close\r\n\r\n",
            body.len(),
            keeping(path),
            self.policy,
        )?;
        stream.write_all(&body)?;
        Ok(())
    }

    /// The packed file beside a file.
    fn packed(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(format!("{path}.br"))).ok()
    }
}

/// How long a browser may keep a file: one with a digest in its name never changes.
fn keeping(path: &str) -> &'static str {
    let digest = path.rsplit_once('-').and_then(|(_, rest)| rest.split_once('.'));
    let is_hashed = digest.is_some_and(|(digest, _)| {
        digest.len() == 10 && digest.bytes().all(|b| b.is_ascii_hexdigit())
    });
    if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn media_type(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_digest_are_kept_for_long() {
        assert_eq!(keeping("page-0123456789.wasm"), "public, max-age=31536000, immutable");
        assert_eq!(keeping("samples/a-county.json"), "no-cache");
        assert_eq!(keeping("index.html"), "no-cache");
        assert_eq!(keeping("embed-demo.html"), "no-cache");
    }

    #[test]
    fn wasm_has_its_type() {
        assert_eq!(media_type("page-1.wasm"), "application/wasm");
        assert_eq!(media_type("no-extension"), "application/octet-stream");
    }
}
