// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import io.vedette.core.domain.Entity;
import io.vedette.server.ask.Source;
import io.vedette.server.receive.Inlet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import oshi.SystemInfo;

/// The machine that Vedette runs on.
///
/// @param enabled  whether it is sampled
/// @param interval between two samples of all
/// @param name     of the entity `host:<name>`; the host's own name when not given
public record Host(Boolean enabled, Duration interval, String name) {
    public Host {
        enabled = enabled == null ? Boolean.TRUE : enabled;
        interval = interval == null ? Duration.ofSeconds(5) : interval;
        name = name == null || name.isBlank() ? ownName() : name;
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("host.interval must be 1s or more, was " + interval);
        }
    }

    /// This host, as it is by default.
    public static Host standard() {
        return new Host(true, Duration.ofSeconds(5), ownName());
    }

    /// Ready to be started; whether it is to be is for the caller to ask of [#enabled].
    public Source open(Inlet inlet, InstantSource clock) {
        SystemInfo system = new SystemInfo();
        Path proc = Path.of("/proc");
        List<Part> parts = List.of(
                new Processors(system.getHardware().getProcessor()),
                new Memory(system.getHardware().getMemory(), proc.resolve("meminfo")),
                new Disks(system.getHardware(), proc.resolve("diskstats")),
                new Networks(system.getHardware()),
                new FileSystems(system.getOperatingSystem().getFileSystem()),
                new Processes(system.getOperatingSystem(), proc.resolve("stat")));
        return new HostSource(new Entity("host", name), interval, parts, inlet, clock);
    }

    private static String ownName() {
        String told = new SystemInfo().getOperatingSystem().getNetworkParams().getHostName();
        return told.isBlank() ? "localhost" : told;
    }
}
