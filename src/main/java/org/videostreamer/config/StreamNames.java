package org.videostreamer.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What streams are called. */
final class StreamNames {

    /** The pattern of a name. */
    static final String FORM = "[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}";

    private static final Pattern NAME = Pattern.compile(FORM);
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9_.-]");

    private StreamNames() {}

    /** Reads a name: letters, digits, {@code -}, {@code _} and {@code .}, which is not the first; 64 at most. */
    static Optional<String> parse(String text) {
        return Optional.of(text).filter(NAME.asMatchPredicate());
    }

    /**
     * Those of streams that have an address each: the id if it can be a name, else one made of the address. Streams may
     * share an id, because their addresses differ; then none is named by it.
     */
    static List<String> of(List<String> ids, List<ListenAddress> addresses) {
        List<String> byAddress = addresses.stream().map(StreamNames::of).toList();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            boolean taken = Collections.frequency(ids, id) > 1 || byAddress.contains(id);
            names.add(parse(id).filter(name -> !taken).orElse(byAddress.get(i)));
        }
        return names;
    }

    private static String of(ListenAddress address) {
        return UNFIT.matcher(address.host() + "-" + address.port()).replaceAll("-");
    }
}
