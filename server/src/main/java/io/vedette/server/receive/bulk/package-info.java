// SPDX-License-Identifier: Apache-2.0

/// The bulk interface of Elasticsearch and OpenSearch, as log shippers speak it.
///
/// In come actions and documents, a line each, out go log lines through the one door. Nothing here is an index:
/// deleting and searching are refused in the words of the protocol.
@NullMarked
package io.vedette.server.receive.bulk;

import org.jspecify.annotations.NullMarked;
