// SPDX-License-Identifier: Apache-2.0

/// What Vedette asks for by itself, and when: each folder beside this one holds a [Source].
///
/// In come answers of others, read within limits and by a clock that does not drift ([Beat], [BoundedHttp]); out go
/// observations through the door of `receive`. Nothing here waits for anybody to call, or judges a value.
@NullMarked
package io.vedette.server.ask;

import org.jspecify.annotations.NullMarked;
