// The guard is built here once its source exists; see ARCHITECTURE.md.
