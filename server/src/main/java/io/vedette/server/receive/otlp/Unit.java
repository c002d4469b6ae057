// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

/// Units as OpenTelemetry writes them (UCUM), as people read them.
final class Unit {
    private Unit() {}

    /// Of a level.
    static String level(String ucum) {
        String plain = ucum.replaceAll("\\{[^}]*}", "");
        return switch (plain) {
            case "1" -> "";
            case "By" -> "B";
            case "KiBy" -> "KiB";
            case "MiBy" -> "MiB";
            case "GiBy" -> "GiB";
            default -> plain.length() > 16 ? "" : plain;
        };
    }

    /// Of what grows, told as a rate.
    static String rate(String ucum) {
        return level(ucum) + "/s";
    }
}
