// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import java.util.List;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/// What each network interface received and sent; the loopback is none.
final class Networks implements Part {
    /// Interfaces come and go seldom, and to find them costs more than to read them.
    private static final int TURNS_BETWEEN_LOOKS = 12;

    private final HardwareAbstractionLayer hardware;
    private List<NetworkIF> interfaces = List.of();
    private int turn;

    Networks(HardwareAbstractionLayer hardware) {
        this.hardware = hardware;
    }

    @Override
    public void read(Readings into) {
        if (turn++ % TURNS_BETWEEN_LOOKS == 0) {
            interfaces = hardware.getNetworkIFs(false);
        }
        for (NetworkIF network : interfaces) {
            if (network.updateAttributes()) {
                String device = network.getName();
                into.counter("node_network_receive_bytes_total", network.getBytesRecv(), "device", device);
                into.counter("node_network_transmit_bytes_total", network.getBytesSent(), "device", device);
                into.counter("node_network_receive_errs_total", network.getInErrors(), "device", device);
                into.counter("node_network_transmit_errs_total", network.getOutErrors(), "device", device);
            }
        }
    }
}
