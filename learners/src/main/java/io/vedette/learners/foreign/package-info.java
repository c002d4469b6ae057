// SPDX-License-Identifier: Apache-2.0

/// Models that were trained elsewhere, run by ONNX Runtime behind core's seam for models.
///
/// An entry of the settings and its file come in, kinds of model go out that check the file and judge by it. A file is
/// never trusted: nothing in it names another file or brings code of its own, and no run of it goes on without end.
package io.vedette.learners.foreign;
