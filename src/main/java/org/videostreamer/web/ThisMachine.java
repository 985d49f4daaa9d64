package org.videostreamer.web;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Tells who may change what the program does: programs on this machine alone. */
final class ThisMachine {

    /** What a proxy adds for somebody else, and a browser for a page: both would come from this machine too. */
    private static final List<String> FOR_OTHERS =
            List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via", "Origin");

    private ThisMachine() {}

    /** Whether a program on this machine asks; if not, that is answered. */
    static boolean asks(RoutingContext context) {
        boolean isOwn = isOwn(context.request());
        if (!isOwn) {
            Errors.send(context, 403, "error", "only programs on this machine may ask for this, and no page or proxy");
        }
        return isOwn;
    }

    private static boolean isOwn(HttpServerRequest request) {
        byte[] peer = address(request);
        try {
            return peer.length > 0
                    && InetAddress.getByAddress(peer).isLoopbackAddress()
                    && FOR_OTHERS.stream().noneMatch(request.headers()::contains);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static byte[] address(HttpServerRequest request) {
        return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(
                        String.valueOf(request.remoteAddress().hostAddress())))
                .orElseGet(() -> new byte[0]);
    }
}
