//! The outlook on 总览: over-size classes and seats of the baseline, and the milestones as lights
//! with their probabilities. It asks for its own projection when the page is at rest.

use super::model::{self, Section};
use super::{backtest, edit, milestones, run, store, words};
use crate::args;
use crate::chart::years::{Balance, BalanceWords, Deadline, Pairs, Point, Years};
use crate::chart::{Caption, Mode, bars};
use crate::county::{County, SectionKind};
use crate::engine::{Answer, Reply};
use crate::page::client;
use crate::page::files;
use crate::page::route::ViewId;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::chart_frame::{ChartBody, Mark, Picture};
use crate::page::widgets::tree::{Node, drawn, table, tag, text};
use crate::project::{Level, Projection};
use crate::words::number::grouped;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Rest after the last change before the outlook is asked for, ms.
const REST_MS: u32 = 700;
/// Heights of its charts, px.
const PAIRS: f64 = 96.0;
const BALANCE: f64 = 104.0;

/// The block; nothing for a county without history.
#[component]
pub fn Outlook() -> impl IntoView {
    let app = expect_context::<App>();
    let result = RwSignal::new(None::<Arc<Projection>>);
    let width = RwSignal::new(380.0);
    let rest = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let county = app.county.get();
        if county.history.is_empty() {
            return result.set(None);
        }
        let timer = Timeout::new(REST_MS, move || {
            spawn_local(async move {
                ask(app, &county, 0.0, result).await;
                ask(app, &county, run::USUAL_DRAWS, result).await;
            });
        });
        rest.set_value(Some(timer));
    });
    let measure = move || {
        if let Some(found) = files::width_of(".outlook").filter(|found| *found > 160.0) {
            width.set(found);
        }
    };
    Effect::new(move |_| {
        result.track();
        request_animation_frame(measure);
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    move || result.with(Option::is_some).then(|| block(app, result, width))
}

/// Asks for the baseline; the answer stands only if the county is still the same.
async fn ask(
    app: App,
    county: &Arc<County>,
    draws: f64,
    result: RwSignal<Option<Arc<Projection>>>,
) {
    let same = || {
        let now = app.county.try_get_untracked();
        now.is_some_and(|now| Arc::ptr_eq(&now, county)) && result.try_get_untracked().is_some()
    };
    if !same() {
        return;
    }
    let baseline = store::named(&store::all(county), store::BASELINE);
    let request = run::request(&baseline, Level::County, draws, draws > 0.0);
    let reply = client::ask(request, Vec::new(), None).await;
    if let (true, Ok(Reply { answer: Answer::Projection(found), .. })) = (same(), reply) {
        let _ = result.try_set(Some(Arc::from(found)));
    }
}

fn years(p: &Projection, width: f64) -> Years {
    let known = model::last_known(p);
    Years {
        first: known,
        known,
        last: p.years.last().copied().unwrap_or(known).min(known + 10),
        width,
        deadlines: words::deadline_years(p)
            .into_iter()
            .map(|year| Deadline { year, label: String::new() })
            .collect(),
    }
}

/// Over-size classes of the last year known and of every year shown.
fn pairs(p: &Projection, width: f64) -> Pairs {
    let years = years(p, width);
    let over = |section: SectionKind, year: i32| {
        let found = model::classes(p, 0, Some(section))?;
        let counts = if year == years.known {
            Some(found.today)
        } else {
            model::in_year(p, &found.bands, year).copied()
        };
        Some(model::over_standard(Some(section), &counts?))
    };
    let both = SectionKind::COMPULSORY;
    let bars: Vec<(i32, [Option<f64>; 2])> =
        years.all().map(|year| (year, both.map(|section| over(section, year)))).collect();
    let mut labels = Vec::new();
    for (at, section) in both.into_iter().enumerate() {
        let points = bars.iter().filter_map(|(year, pair)| Some((*year, (*pair.get(at)?)?)));
        let most = points.reduce(|best, next| if next.1 > best.1 { next } else { best });
        if let Some((year, value)) = most.filter(|(_, value)| *value > 0.0) {
            let args = args! {
                "year" => year.to_string(), "section" => words::section(Some(section)),
                "n" => grouped(value, 0),
            };
            labels.push(Point { year, value, label: tr("outlook-most", &args) });
        }
    }
    Pairs { years, bars, labels }
}

fn balance(p: &Projection, section: Section, width: f64) -> Option<(Balance, BalanceWords)> {
    let found = model::seats(p, 0, section)?;
    let years = years(p, width);
    let bars: Vec<model::At> =
        model::projected(p, &found.gap).filter(|(year, _)| *year <= years.last).collect();
    let label = |key: &str, at: Option<&model::At>| {
        at.map(|(year, value)| {
            let args = args! { "year" => year.to_string(), "n" => grouped(value.abs(), 0) };
            Point { year: *year, value: *value, label: tr(key, &args) }
        })
    };
    let by = |a: &&model::At, b: &&model::At| a.1.total_cmp(&b.1);
    let worst = bars.iter().max_by(by).filter(|(_, gap)| *gap > 0.5);
    let most = bars.iter().min_by(by).filter(|(_, gap)| *gap < -0.5);
    let says = BalanceWords {
        worst: label("seats-short-label", worst),
        most: label("seats-spare-label", most),
    };
    let divisor = words::divisor(bars.iter().map(|(_, gap)| gap.abs()).fold(0.0, f64::max));
    Some((Balance { years, bars, reach: Vec::new(), divisor }, says))
}

fn block(app: App, result: RwSignal<Option<Arc<Projection>>>, width: RwSignal<f64>) -> AnyView {
    let of = move |f: &dyn Fn(&Projection) -> Arc<Picture>| {
        result.with(|r| r.as_ref().map(|p| f(p)).unwrap_or_default())
    };
    let over_title = Signal::derive(|| t("outlook-over"));
    let over = Signal::derive(move || of(&|p| over_picture(p, width.get())));
    let seats = [SectionKind::Primary, SectionKind::Junior].map(|section| {
        let title = Signal::derive(move || {
            tr("seats-gap", &args! { "section" => words::section(Some(section)) })
        });
        let unit = move || {
            let divisor = result.with(|r| {
                let (balance, _) = balance(r.as_ref()?, Some(section), 300.0)?;
                Some(balance.divisor)
            });
            words::unit("seats-unit-gap", divisor.unwrap_or(1.0))
        };
        let last = section == SectionKind::Junior;
        let picture = Signal::derive(move || of(&|p| gap_picture(p, section, width.get(), last)));
        view! {
            <h3 class="chart-title">{title} <span class="chart-unit">{unit}</span></h3>
            <ChartBody picture=picture name=title />
        }
        .into_any()
    });
    let lights = move || result.with(|r| r.as_ref().map(|p| lights(app, p)).unwrap_or_default());
    let note = move || {
        result.with(|r| {
            let past = r.as_ref().and_then(|p| p.backtest.as_ref()).map(backtest::sentence);
            past.unwrap_or_default().replace(['⟦', '⟧'], "")
        })
    };
    view! {
        <section class="outlook">
            <h2 class="section-head">
                {move || t("outlook-title")} <span class="unit">{move || t("outlook-unit")}</span>
            </h2>
            <h3 class="chart-title">
                {over_title} <span class="chart-unit">{move || t("outlook-over-key")}</span>
            </h3>
            <ChartBody picture=over name=over_title />
            {seats.into_iter().collect_view()}
            {drawn("outlook-lights", Box::new(lights), None)}
            <p class="note">
                {move || t("outlook-note")} {note} " "
                <a href=ViewId::Seats.href()>{move || t("outlook-more")}</a>
            </p>
        </section>
    }
    .into_any()
}

fn picture(
    svg: String,
    desc: String,
    points: &[(i32, f64, f64)],
    label: &dyn Fn(i32) -> String,
) -> Arc<Picture> {
    let marks = points.iter().enumerate();
    Arc::new(Picture {
        svg,
        desc,
        marks: marks.map(|(index, (_, x, y))| Mark { index, x: *x, y: *y }).collect(),
        labels: Arc::new(points.iter().map(|(year, ..)| label(*year)).collect()),
        upright: true,
    })
}

fn over_picture(p: &Projection, width: f64) -> Arc<Picture> {
    let chart = pairs(p, width);
    let desc: Vec<&str> = chart.labels.iter().map(|label| label.label.as_str()).collect();
    let caption = Caption {
        title: t("outlook-over"),
        desc: desc.join(&t("clause-separator")),
        ..Caption::default()
    };
    let label = |year: i32| {
        let pair = chart.bars.iter().find(|(y, _)| *y == year).map(|(_, pair)| *pair);
        let [primary, junior] = pair.unwrap_or_default().map(|n| n.unwrap_or(f64::NAN));
        let args = args! {
            "year" => year.to_string(), "primary" => grouped(primary, 0),
            "junior" => grouped(junior, 0),
        };
        tr("outlook-over-tip", &args)
    };
    let svg = chart.svg(PAIRS, &caption, Mode::Page);
    picture(svg, caption.desc.clone(), &chart.points(PAIRS), &label)
}

fn gap_picture(p: &Projection, section: SectionKind, width: f64, last: bool) -> Arc<Picture> {
    let Some((chart, says)) = balance(p, Some(section), width) else { return Arc::default() };
    let title = tr("seats-gap", &args! { "section" => words::section(Some(section)) });
    let desc = [&says.worst, &says.most].into_iter().flatten().map(|point| point.label.clone());
    let desc = desc.collect::<Vec<_>>().join(&t("clause-separator"));
    let caption = Caption { title, desc, ..Caption::default() };
    let label = |year: i32| {
        let gap = chart.bars.iter().find(|(y, _)| *y == year).map_or(f64::NAN, |(_, gap)| *gap);
        let key = if gap > 0.0 { "seats-short-label" } else { "seats-spare-label" };
        tr(key, &args! { "year" => year.to_string(), "n" => grouped(gap.abs(), 0) })
    };
    let height = if last { BALANCE + crate::chart::years::YEAR_LINE } else { BALANCE };
    let svg = chart.svg(height, last, &says, &caption, Mode::Page);
    picture(svg, caption.desc.clone(), &chart.points(height, last), &label)
}

fn lights(app: App, p: &Projection) -> Vec<Node> {
    if model::coming(p).next().is_none() {
        return Vec::new();
    }
    let own = app.county.with(|county| store::named(&store::all(county), store::BASELINE));
    let rows = model::coming(p).map(|m| {
        let (shape, word, class) = milestones::light(m);
        let chance: Node = match m.probability {
            Some(chance) => tag("span", "outlook-chance")
                .put(Node::Chart(bars::share_svg(Some(chance), 64.0, 18.0)))
                .text(&words::percent(chance))
                .into(),
            None => text("…"),
        };
        vec![
            tag("span", &format!("verdict {class}")).put(shape).text(&t(word)).into(),
            text(m.year.to_string()),
            text(edit::described(&own, &m.id)),
            chance,
        ]
    });
    let heads = ["seats-light", "seats-by", "seats-requirement", "seats-chance"].map(t);
    vec![
        tag("h3", "chart-title").text(&t("seats-milestones")).into(),
        table("seats-lights", &heads, &[1, 3], rows.collect()).into(),
    ]
}
