package org.videostreamer.output.webrtc.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A description as those who judge an answer read it: lines in sections, nothing understood yet.
 *
 * @param session the lines before the first section
 * @param media the sections, each beginning with its {@code m=} line
 */
record Description(List<String> session, List<Media> media) {

    /** Lines of a section. */
    record Media(List<String> lines) {

        List<String> words() {
            return List.of(lines.get(0).substring(2).split(" "));
        }

        String kind() {
            return words().get(0);
        }

        int port() {
            return Integer.parseInt(words().get(1));
        }

        String protocol() {
            return words().get(2);
        }

        List<String> formats() {
            return words().subList(3, words().size());
        }

        boolean isRtp() {
            return kind().equals("audio") || kind().equals("video");
        }

        List<String> all(String name) {
            return Description.all(lines, name);
        }

        Optional<String> first(String name) {
            return all(name).stream().findFirst();
        }

        boolean has(String flag) {
            return lines.contains("a=" + flag);
        }

        String mid() {
            return first("mid").orElse("");
        }
    }

    static Description parse(String sdp) {
        List<String> session = new ArrayList<>();
        List<Media> media = new ArrayList<>();
        List<String> current = session;
        for (String line : sdp.split("\r\n")) {
            if (line.startsWith("m=")) {
                current = new ArrayList<>();
                media.add(new Media(current));
            }
            current.add(line);
        }
        return new Description(session, media);
    }

    private static List<String> all(List<String> lines, String name) {
        String start = "a=" + name + ":";
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    List<String> all(String name) {
        return all(session, name);
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The identifications of the first bundle; empty where there is none. */
    List<String> bundle() {
        return all("group").stream()
                .filter(group -> group.startsWith("BUNDLE "))
                .map(group -> List.of(group.substring("BUNDLE ".length()).split(" ")))
                .findFirst()
                .orElse(List.of());
    }
}
