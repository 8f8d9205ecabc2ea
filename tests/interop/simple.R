# Reads the CSV files of simple/ as a newcomer would, without an option, and prints the columns as JSON.
#   Rscript simple.R readr|base RELEASE
arguments <- commandArgs(trailingOnly = TRUE)
how <- arguments[1]
release <- arguments[2]

read_one <- function(table) {
  path <- file.path(release, "simple", paste0(table, ".csv"))
  if (how == "readr") {
    rows <- readr::read_csv(path, show_col_types = FALSE, progress = FALSE)
    if (nrow(readr::problems(rows)) > 0) stop(paste("readr has problems with", table))
  } else {
    rows <- read.csv(path)
  }
  lapply(as.list(rows), function(column) if (inherits(column, "Date")) format(column) else column)
}

tables <- c("demands", "references", "statistics")
cat(jsonlite::toJSON(setNames(lapply(tables, read_one), tables), na = "null", digits = NA))
