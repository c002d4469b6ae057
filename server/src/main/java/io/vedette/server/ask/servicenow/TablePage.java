// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.servicenow;

import java.util.List;

/// A page of a table.
///
/// @param records in the order of their last change
/// @param more    whether there are further ones behind it
record TablePage(List<TableRecord> records, boolean more) {
    TablePage {
        records = List.copyOf(records);
    }
}
