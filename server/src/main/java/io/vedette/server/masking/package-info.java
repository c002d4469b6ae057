// SPDX-License-Identifier: Apache-2.0

/// What people and programs did not mean to tell is taken out of texts, before anything is stored or learnt.
///
/// Observations come in, the same observations go out with `<email>`, `<card>`, `<token>` … in the
/// places of secrets, and a count by kind and receiver. What was masked is never kept, logged or shown.
@NullMarked
package io.vedette.server.masking;

import org.jspecify.annotations.NullMarked;
