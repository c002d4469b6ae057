// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import io.vedette.core.domain.Entity;
import io.vedette.server.ask.Beat;
import io.vedette.server.ask.Source;
import io.vedette.server.receive.Inlet;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Reads all parts at each turn; one that fails is named and tried again, and the others are read all the same.
final class HostSource implements Source {
    private final Entity entity;
    private final List<Part> parts;
    private final Inlet inlet;
    private final Readings readings;
    private final Beat beat;
    private volatile Status status;

    HostSource(Entity entity, Duration interval, List<Part> parts, Inlet inlet, InstantSource clock) {
        this.entity = entity;
        this.parts = parts;
        this.inlet = inlet;
        readings = new Readings(entity);
        status = new Status(entity.name(), "host", false, 0, 0, "not read yet");
        beat = new Beat("host", interval, Duration.ZERO, clock, this::turn);
    }

    @Override
    public void start() {
        beat.start();
    }

    void turn(long nanos) {
        readings.begin(nanos);
        List<String> failing = new ArrayList<>();
        for (Part part : parts) {
            read(part, failing);
        }
        String remark = failing.isEmpty() ? "" : "cannot read " + String.join("; ", failing);
        try {
            int taken = inlet.admit(readings.samples()).taken();
            status = new Status(entity.name(), "host", taken > 0, nanos, status.samples() + taken, remark);
        } catch (IOException e) {
            String told = "the samples cannot be stored: " + e.getMessage();
            status = new Status(entity.name(), "host", false, status.lastNanos(), status.samples(), told);
        }
    }

    /// OSHI speaks to the system through native code, which on an odd system may be missing or fail in any way.
    private void read(Part part, List<String> failing) {
        try {
            part.read(readings);
        } catch (IOException | RuntimeException | LinkageError e) {
            failing.add(part.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public void close() {
        beat.close();
    }
}
