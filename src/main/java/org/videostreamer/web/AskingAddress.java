package org.videostreamer.web;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.videostreamer.access.AccessControl;

/**
 * The address whose share of wrong passwords a request counts to. A proxy on this machine, or a trusted one, may tell for whom it
 * asks; what another peer tells is believed in nothing.
 */
final class AskingAddress {

    private AskingAddress() {}

    /**
     * Where the connection comes from; where that is a proxy, the last that {@code X-Forwarded-For} tells, if it does.
     *
     * @param access knows which proxies of other machines are trusted
     */
    static InetAddress of(HttpServerRequest request, AccessControl access) {
        InetAddress peer = ThisMachine.peer(request);
        boolean trusted = access.proxyHeader(peer).isPresent();
        List<String> told = request.headers().getAll("X-Forwarded-For");
        if (!trusted && !peer.isLoopbackAddress() || told.isEmpty()) {
            return peer;
        }
        // Those before it are what the proxy was told by others.
        String all = told.get(told.size() - 1);
        String last = all.substring(all.lastIndexOf(',') + 1).strip();
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(last);
        try {
            return bytes == null ? peer : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
