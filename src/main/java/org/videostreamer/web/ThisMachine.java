package org.videostreamer.web;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells whether a program on this machine asks, for itself. */
final class ThisMachine {

    /** What a proxy adds for somebody else, and a browser for a page: both would come from this machine too. */
    private static final List<String> FOR_OTHERS =
            List.of("forwarded", "x-real-ip", "x-client-ip", "true-client-ip", "via", "origin", "referer", "cookie");

    private static final List<String> BEGINNINGS_FOR_OTHERS = List.of("x-forwarded", "cf-", "sec-fetch-");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|0:0:0:0:0:0:0:1|::ffff:127(\\.[0-9]{1,3}){3}");

    private static final byte[] NOWHERE = new byte[4];

    private ThisMachine() {}

    /**
     * Whether it does: it comes from here, by a name that means here on every machine, and nothing says that it comes for
     * another. A page that gives its own name our address asks under that name.
     */
    static boolean asks(HttpServerRequest request) {
        // nginx tells nothing of whom it asks for, and our own name, unless it is told to; but it asks so.
        return request.version() != HttpVersion.HTTP_1_0
                && isPeer(request)
                && HostCheck.name(request).filter(ThisMachine::isLoopback).isPresent()
                && request.headers().names().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(ThisMachine::isForOthers);
    }

    private static boolean isForOthers(String header) {
        return FOR_OTHERS.contains(header) || BEGINNINGS_FOR_OTHERS.stream().anyMatch(header::startsWith);
    }

    /** Whether a host's name, in lower case and without brackets, means this machine everywhere. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** Whether the connection comes from here, for whomever. */
    static boolean isPeer(HttpServerRequest request) {
        return peer(request).isLoopbackAddress();
    }

    /** Where it comes from; from nowhere, which nothing is granted to, where that is no address of the Internet. */
    static InetAddress peer(HttpServerRequest request) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(
                String.valueOf(request.remoteAddress().hostAddress()));
        try {
            return InetAddress.getByAddress(bytes == null ? NOWHERE : bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
