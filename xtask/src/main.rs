//! Builds, serves and checks the project. People use it through `make`; `cargo xtask help` lists
//! the commands. It knows the build chain and nothing of what the product computes.

mod assets;
mod check;
mod count;
mod dist;
mod esbuild;
mod globals;
mod memory;
mod pack;
mod server;
mod setup;
mod shop;
mod shrink;
mod single;
mod sizes;
mod split;
mod wasm;

use anyhow::{Result, bail};
use shop::Shop;

const HELP: &str = "\
cargo xtask <command>

  setup            fetch what building needs: the wasm target, the npm tools
  dist             build the page and the JavaScript module into dist/
  quick            the same in seconds for looking at while working: large, slow, not weighed
  serve [--port N] build, then serve dist/ at http://127.0.0.1:8080
  test             build, then run every check; the last line is `N passed, N failed`
  bench            run the measurements
";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let shop = Shop::open()?;
    match words.as_slice() {
        ["setup"] => setup::for_building(&shop),
        ["dist"] => dist::dist(&shop),
        ["quick"] => dist::dist(&shop.quick()?),
        ["serve"] => serve(&shop, "8080"),
        ["serve", "--port", port] => serve(&shop, port),
        ["test"] => check::check(&shop),
        ["bench"] => bench(&shop),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => bail!("not a command: {}\n\n{HELP}", words.join(" ")),
    }
}

/// The engine natively, then the built page in the browser, each beside a peer in the same run.
fn bench(shop: &Shop) -> Result<()> {
    shop.cargo(&["bench", "-p", "junheng"])?;
    dist::dist(shop)?;
    let browser = setup::for_browser_tests(shop)?;
    shop::run(shop.command("node").arg("tests/bench/page.mjs").env("CHROMIUM", browser))
}

fn serve(shop: &Shop, port: &str) -> Result<()> {
    let Ok(port) = port.parse() else { bail!("not a port number: {port}") };
    dist::dist(shop)?;
    server::serve(&shop.dist(), port)
}
