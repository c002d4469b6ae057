// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import oshi.software.os.FileSystem;
import oshi.software.os.OSFileStore;

/// Size and free space of the file systems on local disks.
final class FileSystems implements Part {
    private static final Set<String> REAL = Set.of(
            "ext2",
            "ext3",
            "ext4",
            "xfs",
            "btrfs",
            "zfs",
            "f2fs",
            "jfs",
            "reiserfs",
            "bcachefs",
            "apfs",
            "hfs",
            "ntfs",
            "ntfs3",
            "refs",
            "vfat",
            "exfat",
            "fat32",
            "msdos",
            "ufs",
            "ffs",
            "hammer2");
    private static final int TURNS_BETWEEN_LOOKS = 12;

    private final FileSystem system;
    private List<OSFileStore> stores = List.of();
    private int turn;

    FileSystems(FileSystem system) {
        this.system = system;
    }

    /// Space is asked for once a minute at the usual interval: it moves slowly, and a sick disk answers slowly.
    @Override
    public void read(Readings into) {
        if (turn++ % TURNS_BETWEEN_LOOKS == 0) {
            stores = system.getFileStores(true).stream()
                    .filter(FileSystems::isReal)
                    .toList();
        }
        for (OSFileStore store : stores) {
            String[] labels = {"device", store.getVolume(), "fstype", store.getType(), "mountpoint", store.getMount()};
            into.gauge("node_filesystem_size_bytes", store.getTotalSpace(), labels);
            into.gauge("node_filesystem_avail_bytes", store.getUsableSpace(), labels);
        }
    }

    /// In a container the root is an overlay of one of these.
    private static boolean isReal(OSFileStore store) {
        String type = store.getType().toLowerCase(Locale.ROOT);
        return store.getTotalSpace() > 0
                && (REAL.contains(type)
                        || (type.equals("overlay") && store.getMount().equals("/")));
    }
}
