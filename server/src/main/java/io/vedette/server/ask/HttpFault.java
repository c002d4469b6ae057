// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/// Says in a sentence why a server could not be asked, and what to check.
public final class HttpFault {
    private HttpFault() {}

    public static String told(IOException fault) {
        return switch (fault) {
            case HttpConnectTimeoutException _ -> "no connection in time: check the address and any firewall between";
            case HttpTimeoutException _ -> "no whole answer in time: check its load, or raise limits.timeout";
            case ConnectException e
            when causedByName(e) -> "the host name is not known: check its spelling and the DNS";
            case ConnectException _ -> "the connection was refused: check that it runs, and the port";
            case SSLException e -> "TLS failed, " + e.getMessage() + ": check access.caFile and the scheme";
            default -> fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        };
    }

    private static boolean causedByName(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }
}
