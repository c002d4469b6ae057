// SPDX-License-Identifier: Apache-2.0

/// History becomes detectors: which signals to look at, which model to fit, what its scores mean.
///
/// Tables of points come in, trained detectors go out. When to train is said here, on which thread is not.
package io.vedette.core.learn;
