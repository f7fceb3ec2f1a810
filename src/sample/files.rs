//! Writes the samples into a folder: the county file and its workbooks.

use std::{fs, io, path::Path};

/// Writes `county.json` and the workbooks of the sample county, and `qujiang-2019.json`, into
/// `folder`, which is made when it is not there; returns the names of the files written, in order.
///
/// # Errors
/// When the folder or a file cannot be written.
pub fn write(folder: &Path) -> io::Result<Vec<String>> {
    fs::create_dir_all(folder)?;
    let county = crate::county::to_json(&super::county()).map_err(io::Error::other)?;
    let qujiang = super::qujiang().map_err(io::Error::other)?;
    let qujiang = crate::county::to_json(&qujiang).map_err(io::Error::other)?;
    let mut files = vec![
        ("county.json".to_owned(), county.into_bytes()),
        ("qujiang-2019.json".to_owned(), qujiang.into_bytes()),
    ];
    files.extend(super::books::write_workbooks().map_err(io::Error::other)?);
    for (name, bytes) in &files {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(files.into_iter().map(|(name, _)| name).collect())
}
