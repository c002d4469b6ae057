// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

/// The answers of the collector, by Splunk's numbers.
///
/// - **Source:** Splunk, *Troubleshoot HTTP Event Collector, possible error codes*, 9.x.
enum HecCode {
    SUCCESS(200, 0, "Success"),
    TOKEN_REQUIRED(401, 2, "Token is required"),
    INVALID_AUTHORIZATION(401, 3, "Invalid authorization"),
    INVALID_TOKEN(403, 4, "Invalid token"),
    NO_DATA(400, 5, "No data"),
    INVALID_DATA(400, 6, "Invalid data format"),
    INTERNAL(500, 8, "Internal server error"),
    BUSY(503, 9, "Server is busy"),
    CHANNEL_MISSING(400, 10, "Data channel is missing"),
    CHANNEL_INVALID(400, 11, "Invalid data channel"),
    EVENT_REQUIRED(400, 12, "Event field is required"),
    EVENT_BLANK(400, 13, "Event field cannot be blank"),
    TOO_LARGE(413, 27, "Request entity too large"),
    HEALTHY(200, 17, "HEC is healthy");

    private final int status;
    private final int code;
    private final String text;

    HecCode(int status, int code, String text) {
        this.status = status;
        this.code = code;
        this.text = text;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }
}
