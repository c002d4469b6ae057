// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import io.vedette.core.domain.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The comma-separated columns of PAN-OS, by the names that its manual gives them.
///
/// - **Source:** Palo Alto Networks, *PAN-OS Administrator's Guide, Syslog Field Descriptions*, 10.1.
final class PaloAlto {
    private static final String HEAD = ",receive_time,serial,type,subtype,,time_generated";

    private static final String SESSION = HEAD
            + ",src,dst,natsrc,natdst,rule,srcuser,dstuser,app,vsys,from,to,inbound_if,outbound_if,logset,,sessionid"
            + ",repeatcnt,sport,dport,natsport,natdport,flags,proto,action";

    private static final Map<String, String[]> COLUMNS = Map.of(
            "TRAFFIC",
            (SESSION + ",bytes,bytes_sent,bytes_received,packets,start,elapsed,category").split(","),
            "THREAT",
            (SESSION + ",misc,threatid,category,severity,direction").split(","),
            "SYSTEM",
            (HEAD + ",vsys,eventid,object,,,module,severity,opaque").split(","),
            "CONFIG",
            (HEAD + ",host,vsys,cmd,admin,client,result,path").split(","));

    private PaloAlto() {}

    static boolean is(String text) {
        if (text.length() < 30 || !text.substring(0, 22).matches("\\d,\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d,")) {
            return false;
        }
        List<String> head = columns(text, 4);
        return head.size() >= 4 && COLUMNS.containsKey(head.get(3));
    }

    static Product read(String text, SortedMap<String, String> told) {
        List<String> values = columns(text, 64);
        String[] names = COLUMNS.getOrDefault(values.get(3), new String[0]);
        for (int i = 0; i < Math.min(names.length, values.size()); i++) {
            if (!names[i].isEmpty() && !values.get(i).isEmpty()) {
                told.put("pan." + names[i], values.get(i));
            }
        }
        Severity grave = Severity.ofWord(told.getOrDefault("pan.severity", ""));
        return new Product(sentence(text, told), grave);
    }

    private static String sentence(String text, Map<String, String> told) {
        return switch (told.getOrDefault("pan.type", "")) {
            case "SYSTEM" -> told.getOrDefault("pan.opaque", text);
            case "THREAT" ->
                "threat %s %s %s"
                        .formatted(
                                told.getOrDefault("pan.subtype", ""),
                                told.getOrDefault("pan.threatid", ""),
                                told.getOrDefault("pan.action", ""));
            case "TRAFFIC" ->
                "traffic %s %s %s"
                        .formatted(
                                told.getOrDefault("pan.subtype", ""),
                                told.getOrDefault("pan.app", ""),
                                told.getOrDefault("pan.action", ""));
            default -> text;
        };
    }

    /// Commas within double quotes are text; two quotes within are one.
    private static List<String> columns(String text, int most) {
        List<String> columns = new ArrayList<>();
        StringBuilder column = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length() && columns.size() < most; i++) {
            char next = text.charAt(i);
            if (next == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                column.append('"');
                i++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (next == ',' && !quoted) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(next);
            }
        }
        if (columns.size() < most) {
            columns.add(column.toString());
        }
        return columns;
    }
}
