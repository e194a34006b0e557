//! Numbers as pages write them.
