//! Every check of the project, one stage after the other. A failing stage does not stop the rest;
//! a stage that ran no test has failed.

use crate::count::Count;
use crate::shop::{Shop, files, run};
use crate::{dist, setup};
use anyhow::{Result, bail};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The flags of each build that people get, besides the native default.
const PAGE: &[&str] =
    &["-p", "junheng", "--no-default-features", "--features", "chunks", "--target", WASM];
const MODULE: &[&str] =
    &["-p", "junheng", "--no-default-features", "--features", "api", "--target", WASM];
const BARE: &[&str] = &["-p", "junheng", "--no-default-features"];
const WASM: &str = "wasm32-unknown-unknown";

/// Runs every stage; the last line printed is `N passed, N failed`.
pub fn check(shop: &Shop) -> Result<()> {
    let mut stages = Stages { shop, done: Vec::new(), unsteady: Vec::new() };
    stages.lints();
    for (name, package) in [("cargo test", "junheng"), ("cargo test: build tool", "xtask")] {
        stages.counted(name, shop.command("cargo").args(["test", "--no-fail-fast", "-p", package]));
    }
    stages.docs();
    let built = stages.built();
    if built {
        stages.types();
        setup::for_spreadsheets(shop);
        stages.node("module in Node", "tests/node");
        match setup::for_browser_tests(shop) {
            Ok(browser) => {
                setup::for_other_browsers(shop);
                stages.browsers("page in browsers", "tests/browser", &browser);
            }
            Err(error) => stages.failed("page in browsers", &format!("{error:#}")),
        }
    }
    stages.sum_up()
}

/// The stages so far, with their counts and seconds.
struct Stages<'a> {
    shop: &'a Shop,
    done: Vec<(String, Count, f64)>,
    /// Test files that passed only the second time.
    unsteady: Vec<String>,
}

impl Stages<'_> {
    fn lints(&mut self) {
        let shop = self.shop;
        self.whole("format", shop.command("cargo").args(["fmt", "--all", "--check"]));
        // Package by package, as they are built: together they would share features, and every
        // dependency would be compiled once more.
        let builds: [(&str, &[&str], &[&str]); 5] = [
            ("lint: build tool", &["-p", "xtask"], &["--all-targets"]),
            ("lint: native", &["-p", "junheng"], &["--all-targets"]),
            ("lint: without workbooks", BARE, &["--all-targets"]),
            ("lint: page", PAGE, &["--lib", "--bins"]),
            ("lint: module", MODULE, &["--lib"]),
        ];
        for (name, build, targets) in builds {
            let mut clippy = shop.command("cargo");
            clippy.args(["clippy", "-q"]).args(build).args(targets).args(["--", "-D", "warnings"]);
            self.whole(name, &mut clippy);
        }
    }

    fn docs(&mut self) {
        for (name, build) in [("docs: native", &["-p", "junheng"][..]), ("docs: page", PAGE)] {
            let mut doc = self.shop.command("cargo");
            doc.args(["doc", "-q", "--no-deps", "--lib"]).args(build);
            self.whole(name, doc.env("RUSTDOCFLAGS", "-Dwarnings"));
        }
    }

    fn built(&mut self) -> bool {
        let start = heading("build dist/");
        let result = dist::dist(self.shop);
        if let Err(error) = &result {
            println!("{error:#}");
        }
        self.add("build dist/", Count::one(result.is_ok()), start);
        result.is_ok()
    }

    fn types(&mut self) {
        let mut compiler = self.shop.npm_tool("tsc");
        self.whole("types", compiler.args(["--project", "tests/types"]));
    }

    /// The test files of a folder, with Node's own runner.
    fn node(&mut self, name: &str, folder: &str) {
        match self.test_files(folder) {
            Ok(tests) => self.counted(name, self.runner().args(tests)),
            Err(error) => self.failed(name, &error.to_string()),
        }
    }

    /// The test files of a folder in a browser, one after the other. A file that fails is run once
    /// more, as a browser may end or stall for reasons of its own; that it was needed is told at the end.
    fn browsers(&mut self, name: &str, folder: &str, browser: &str) {
        let files = match self.test_files(folder) {
            Ok(files) => files,
            Err(error) => return self.failed(name, &error.to_string()),
        };
        let start = heading(name);
        let mut all = Count::default();
        for test in files {
            let run = || tests(self.runner().env("CHROMIUM", browser).arg(&test));
            let mut count = run();
            if count.failed > 0 {
                let file = test.file_name().unwrap_or_default().to_string_lossy().into_owned();
                println!("{file} failed, once more");
                count = run();
                if count.failed == 0 {
                    self.unsteady.push(file);
                }
            }
            all += count;
        }
        self.add(name, all.or_none(), start);
    }

    fn test_files(&self, folder: &str) -> Result<Vec<PathBuf>> {
        let tests = files(&self.shop.root.join(folder), "test.mjs").unwrap_or_default();
        if tests.is_empty() {
            bail!("there is no test in {folder}");
        }
        Ok(tests)
    }

    /// Node's own runner, one file at a time: measurements and screenshots want the machine to
    /// themselves.
    fn runner(&self) -> Command {
        let mut node = self.shop.command("node");
        node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
        node
    }

    /// A stage that is one check: its exit code says all.
    fn whole(&mut self, name: &str, command: &mut Command) {
        let start = heading(name);
        let result = run(command);
        if let Err(error) = &result {
            println!("{error:#}");
        }
        self.add(name, Count::one(result.is_ok()), start);
    }

    /// A stage of many tests.
    fn counted(&mut self, name: &str, command: &mut Command) {
        let start = heading(name);
        self.add(name, tests(command).or_none(), start);
    }

    fn failed(&mut self, name: &str, why: &str) {
        let start = heading(name);
        println!("{why}");
        self.add(name, Count::one(false), start);
    }

    fn add(&mut self, name: &str, count: Count, start: Instant) {
        self.done.push((name.to_string(), count, start.elapsed().as_secs_f64()));
    }

    fn sum_up(&self) -> Result<()> {
        println!("\n{:<26} {:>7} {:>7} {:>8}", "stage", "passed", "failed", "seconds");
        let mut all = Count::default();
        for (name, count, seconds) in &self.done {
            println!("{name:<26} {:>7} {:>7} {seconds:>8.1}", count.passed, count.failed);
            all += *count;
        }
        for file in &self.unsteady {
            println!("{file} passed only the second time");
        }
        println!("\n{} passed, {} failed", all.passed, all.failed);
        if all.failed > 0 {
            std::process::exit(1);
        }
        Ok(())
    }
}

fn heading(name: &str) -> Instant {
    println!("\n── {name}");
    Instant::now()
}

/// What a program's tests come to: one that fails without a failed test has failed.
fn tests(command: &mut Command) -> Count {
    let (mut count, succeeded) = run_counting(command).unwrap_or_else(|error| {
        println!("{error:#}");
        (Count::default(), false)
    });
    if count.failed == 0 && !succeeded {
        count.failed = 1;
    }
    count
}

/// Passes on what a program prints, and counts the tests it names; true where it succeeded.
fn run_counting(command: &mut Command) -> Result<(Count, bool)> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let Some(output) = child.stdout.take() else {
        bail!("{} has no output", Path::new(command.get_program()).display());
    };
    let mut count = Count::default();
    for line in BufReader::new(output).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        count += Count::from_line(&line);
    }
    Ok((count, child.wait()?.success()))
}
