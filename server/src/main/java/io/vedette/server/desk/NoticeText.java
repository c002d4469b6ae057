// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.respond.Notice;
import tools.jackson.databind.json.JsonMapper;

/// A notice while it waits in the Ledger.
final class NoticeText {
    private NoticeText() {}

    static String write(Notice notice) {
        return JsonMapper.shared().writeValueAsString(notice);
    }

    static Notice read(String text) {
        return JsonMapper.shared().readValue(text, Notice.class);
    }
}
