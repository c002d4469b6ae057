// SPDX-License-Identifier: Apache-2.0

/// Kinds of model that well-kept libraries bring, behind core's seam for models.
///
/// Vectors of rows come in, scores go out; scaling, windows, reasons and files are core's. No type of a library leaves
/// this package, and nothing in it draws unseeded chance or starts a thread.
package io.vedette.learners.detect;
