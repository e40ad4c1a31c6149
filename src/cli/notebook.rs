//! Opening a notebook to read it, and telling what in it could not be read.

use super::Context;
use super::failure::Failure;
use super::output::Output;
use crate::vault::{Loaded, Unreadable, Vault};

/// Everything in the notebook; damaged pages are named on standard error and left as they are.
pub(super) fn read(context: &Context, output: &mut Output<'_>) -> Result<Loaded, Failure> {
    open(context, output).map(|(_, loaded)| loaded)
}

/// The same, with the notebook that may be asked for more.
pub(super) fn open(context: &Context, output: &mut Output<'_>) -> Result<(Vault, Loaded), Failure> {
    let mut vault = Vault::visit(&context.places).map_err(|fault| Failure::reading(&fault))?;
    let loaded = vault.load();
    tell_unreadable(&loaded.unreadable, output);
    Ok((vault, loaded))
}

fn tell_unreadable(unreadable: &[Unreadable], output: &mut Output<'_>) {
    let words = match unreadable.len() {
        0 => return,
        1 => "One page can't be read. It hasn't been touched. The rest are fine.".to_owned(),
        many => format!("{many} pages can't be read. They haven't been touched. The rest are fine."),
    };
    output.aside(&words);
    for page in unreadable {
        output.aside_line(&format!("  {}: {}", page.name, page.reason.words()));
    }
}
