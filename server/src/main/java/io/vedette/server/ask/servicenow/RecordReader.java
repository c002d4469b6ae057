// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.servicenow;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Reception;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// Makes a change of a change request and an alert of an incident.
///
/// - **Out:** about the configuration item that the record names, a host where its class is one of machines and a
///   service otherwise; else about the business service; else about the instance.
/// - **Source:** ServiceNow, *State model and transitions* of change requests and incidents as they are delivered.
/// - **State:** immutable.
final class RecordReader {
    private static final int LONGEST = 1_024;
    private static final int LONGEST_NAME = 256;

    private static final Map<String, String> CHANGE_STATES = Map.of(
            "-5", "New",
            "-4", "Assess",
            "-3", "Authorize",
            "-2", "Scheduled",
            "-1", "Implement",
            "0", "Review",
            "3", "Closed",
            "4", "Canceled");

    private static final Map<String, String> INCIDENT_STATES = Map.of(
            "1", "New",
            "2", "In Progress",
            "3", "On Hold",
            "6", "Resolved",
            "7", "Closed",
            "8", "Canceled");

    private static final Set<String> ENDED = Set.of("6", "7", "8");

    private static final Set<String> MACHINES = Set.of(
            "cmdb_ci_computer",
            "cmdb_ci_server",
            "cmdb_ci_linux_server",
            "cmdb_ci_unix_server",
            "cmdb_ci_win_server",
            "cmdb_ci_esx_server",
            "cmdb_ci_vm_instance");

    private final Reception reception;
    private final Entity otherwise;

    /// @param otherwise what a record is about that names nothing
    RecordReader(Reception reception, Entity otherwise) {
        this.reception = reception;
        this.otherwise = otherwise;
    }

    Observation read(String table, TableRecord one) {
        return table.equals("incident") ? alert(one) : change(one);
    }

    private Change change(TableRecord one) {
        String number = number(one);
        String state = one.text("state");
        EntityNames.Named named = named(one, CHANGE_STATES);
        String title = one.text("short_description");
        return new Change(
                named.entity(),
                one.changed() * 1_000_000_000L,
                "servicenow",
                state.isEmpty() ? number : number + "/" + state,
                "ticket",
                LogLines.head(title.isEmpty() ? number : title, LONGEST),
                named.rest());
    }

    private Alert alert(TableRecord one) {
        boolean firing = !ENDED.contains(one.text("state"));
        EntityNames.Named named = named(one, INCIDENT_STATES);
        String title = one.text("short_description");
        return new Alert(
                named.entity(),
                time(one, firing),
                "servicenow",
                number(one),
                LogLines.head(title.isEmpty() ? number(one) : title, LONGEST),
                severity(one.text("priority")),
                firing,
                named.rest());
    }

    private static String number(TableRecord one) {
        String number = one.text("number");
        return LogLines.head(number.isEmpty() ? one.text("sys_id") : number, LONGEST);
    }

    /// When it began or ended; what lies too far back is told as of its last change.
    private long time(TableRecord one, boolean firing) {
        long changed = one.changed() * 1_000_000_000L;
        long said = one.time(firing ? "opened_at" : "resolved_at").orElse(changed);
        return reception.window().holds(said) ? said : changed;
    }

    private static Severity severity(String priority) {
        return switch (priority) {
            case "1" -> Severity.FATAL;
            case "2" -> Severity.ERROR;
            case "3" -> Severity.WARN;
            case "4", "5" -> Severity.INFO;
            default -> Severity.NONE;
        };
    }

    private EntityNames.Named named(TableRecord one, Map<String, String> states) {
        SortedMap<String, String> told = one.told();
        told.keySet().removeAll(Set.of("number", "short_description", "sys_updated_on"));
        told.computeIfPresent("state", (_, state) -> states.getOrDefault(state, state));
        String item = told.getOrDefault("cmdb_ci.name", "");
        String service = told.getOrDefault("business_service.name", "");
        Entity about = otherwise;
        if (!item.isEmpty()) {
            String kind = MACHINES.contains(one.text("cmdb_ci.sys_class_name")) ? "host" : "service";
            about = reception.names().allowed(new Entity(kind, cut(item)));
            told.remove("cmdb_ci.name");
        } else if (!service.isEmpty()) {
            about = reception.names().allowed(new Entity("service", cut(service)));
            told.remove("business_service.name");
        }
        return reception.names().ofRecord(LogLines.bounded(told, reception.limits()), about);
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
