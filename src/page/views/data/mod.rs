//! The data view: bring in, look at, correct. The grid on the left; findings and what the
//! columns were taken for on the right.

mod bar;
mod basics;
mod columns;
mod compare;
mod desk;
mod findings;
mod formula;
mod log;
mod mapping;
mod panel;
mod parents;
mod paste;
mod print;
mod rows;
mod session;
mod several;
mod shelf;
mod source;
mod status;
mod teach;

use crate::grid::{Cell, Selection};
use crate::page::say::t;
use crate::page::widgets::drop::Drop;
use crate::page::widgets::grid::{Act, Grid};
use desk::{Desk, Panel};
use leptos::prelude::*;

/// The view.
#[component]
pub fn Data() -> impl IntoView {
    let desk = Desk::new();
    provide_context(desk);
    desk.obey_jumps();
    // A county's own form alone brings no school, but has columns and findings to look at.
    let nothing_read = move || desk.mapping().is_empty();
    let empty =
        Memo::new(move |_| desk.app.county.with(|county| county.is_empty()) && nothing_read());
    let work = move || {
        // The county can be told of before its schools are.
        let beside = matches!(desk.panel.get(), Panel::Shelf | Panel::Basics);
        if empty.get() && !beside {
            return bar::empty(desk).into_any();
        }
        match desk.panel.get() {
            Panel::Grid => view! { <Table /> }.into_any(),
            Panel::Mapping => mapping::whole(desk).into_any(),
            Panel::Parents => parents::whole(desk).into_any(),
            Panel::Shelf => shelf::whole(desk).into_any(),
            Panel::Basics => basics::whole(desk).into_any(),
            Panel::Log => log::whole(desk).into_any(),
            Panel::Paste => paste::whole(desk).into_any(),
        }
    };
    view! {
        <Drop on_files=Callback::new(move |files| session::read_and_import(desk, files))>
            <div class="data" class:data-empty=move || empty.get()>
                <div class="data-main">{bar::bar(desk)} {work}</div>
                {move || (!empty.get()).then(|| view! {
                    <aside class="data-side" aria-label=t("data-side")>
                        {findings::panel(desk)}
                        {mapping::summary(desk)}
                        {parents::summary(desk)}
                        {(!desk.app.read_only).then(|| view! {
                            <p class="data-files edit-only">
                                {bar::panel_button(desk, "shelf-name", Panel::Shelf)} " "
                                {bar::panel_button(desk, "log-name", Panel::Log)}
                            </p>
                        })}
                    </aside>
                })}
            </div>
            {print::table(desk)}
        </Drop>
    }
}

#[component]
fn Table() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        {formula::bar(desk)}
        {columns::bar(desk)}
        {rows::bar(desk)}
        <Grid source=desk.source selection=desk.selection asked=desk.asked
            label=Signal::derive(move || t(&format!("data-tab-{}", desk.tab.get().id())))
            read_only=Signal::derive(move || desk.app.read_only || desk.narrow.get())
            on_edit=Callback::new(move |(cell, text): (Cell, String)| desk.type_in(cell, &text))
            on_act=Callback::new(move |(selection, act): (Selection, Act)| desk.act(selection, act))
            on_find=Callback::new(|()| crate::page::files::focus("data-find"))
            look=desk.look seen=desk.seen />
        {status::bar(desk)}
    }
}
