// SPDX-License-Identifier: Apache-2.0

/// Our models in the format that other tools run.
///
/// A trained model comes in, one ONNX file goes out that scores the same rows the same way. Nothing is trained or read
/// back here.
package io.vedette.learners.onnx;
