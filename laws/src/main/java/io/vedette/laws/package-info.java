// SPDX-License-Identifier: Apache-2.0

/// What must hold of whoever implements a seam, as tests to extend.
///
/// An implementation comes in, opened by the one who extends a kit; failures go out, each named by the law it breaks.
/// Nothing here knows an implementation.
package io.vedette.laws;
