// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api;

/// What went wrong with a request, by RFC 9457.
///
/// @param type   `about:blank`: the status says what kind it is
/// @param title  short, the same for each problem of its kind
/// @param status the HTTP status
/// @param detail what to do about this one
public record Problem(String type, String title, int status, String detail) {
    public Problem(int status, String title, String detail) {
        this("about:blank", title, status, detail);
    }
}
