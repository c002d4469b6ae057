// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;

/// What whole disks read and wrote; not their partitions, nor loops and disks in memory.
final class Disks implements Part {
    /// Those that node_exporter leaves out too.
    private static final Pattern NO_DISK =
            Pattern.compile("(?:z?ram|loop|fd|sr|[hsv]d[a-z]+|xvd[a-z]+|nvme\\d+n\\d+p)\\d+");
    private static final int SECTOR_BYTES = 512;
    private static final int FIELDS = 13;

    private final HardwareAbstractionLayer hardware;
    private final Path diskstats;
    private final boolean linux;

    /// @param diskstats Linux's own account, read instead of OSHI where it is: OSHI asks udev about each disk each time
    Disks(HardwareAbstractionLayer hardware, Path diskstats) {
        this.hardware = hardware;
        this.diskstats = diskstats;
        linux = Files.isReadable(diskstats);
    }

    @Override
    public void read(Readings into) throws IOException {
        if (!linux) {
            asOshiSays(into);
            return;
        }
        for (String line : Files.readAllLines(diskstats)) {
            StringTokenizer words = new StringTokenizer(line);
            if (words.countTokens() >= FIELDS) {
                words.nextToken();
                words.nextToken();
                one(words.nextToken(), words, into);
            }
        }
    }

    private static void one(String device, StringTokenizer words, Readings into) {
        if (NO_DISK.matcher(device).matches()) {
            return;
        }
        long[] fields = new long[FIELDS - 3];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = Long.parseLong(words.nextToken());
        }
        put(into, device, new long[] {
            fields[0], fields[2] * SECTOR_BYTES, fields[4], fields[6] * SECTOR_BYTES, fields[9]
        });
    }

    private void asOshiSays(Readings into) {
        for (HWDiskStore disk : hardware.getDiskStores()) {
            put(into, disk.getName(), new long[] {
                disk.getReads(), disk.getReadBytes(), disk.getWrites(), disk.getWriteBytes(), disk.getTransferTime()
            });
        }
    }

    /// @param told reads, bytes read, writes, bytes written, milliseconds busy
    private static void put(Readings into, String device, long[] told) {
        into.counter("node_disk_reads_completed_total", told[0], "device", device);
        into.counter("node_disk_read_bytes_total", told[1], "device", device);
        into.counter("node_disk_writes_completed_total", told[2], "device", device);
        into.counter("node_disk_written_bytes_total", told[3], "device", device);
        into.counter("node_disk_io_time_seconds_total", told[4] / 1e3, "device", device);
    }
}
