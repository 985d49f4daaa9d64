package org.videostreamer.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.PeerText;

/**
 * What was set while the program ran, as a JSON file beside the configuration file. It is replaced as a whole, so that nobody
 * finds half of it. For one thread at a time.
 */
public final class StateFile {

    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

    private static final int MOST_BYTES = 16_777_216;
    private static final String SUFFIX = ".state";
    private static final String NEXT = ".new";
    private static final String DAMAGED = ".damaged";
    private static final List<Path> NOWHERE = List.of(Path.of("/dev"), Path.of("/proc"));

    private final Path path;

    private StateFile(Path path) {
        this.path = path;
    }

    /**
     * The file beside a configuration file: its name with {@code .state} behind it.
     *
     * @return none where the configuration is no file that stays, such as what the shell gives as {@code <(...)}
     */
    public static Optional<StateFile> beside(String configuration) {
        try {
            Path file = Path.of(configuration).toAbsolutePath().normalize();
            boolean stays = Files.isRegularFile(file) && NOWHERE.stream().noneMatch(file::startsWith);
            return stays ? Optional.of(new StateFile(Path.of(file + SUFFIX))) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The same file in another folder, for a user who may not write where the configuration is. */
    public static Optional<StateFile> in(Path folder, String configuration) {
        return beside(configuration).map(state -> new StateFile(folder.resolve(state.path.getFileName())));
    }

    /**
     * What was written last, by the names of the streams; nothing where there is none yet. What cannot be understood is kept
     * under another name and told in the log, and counts as nothing.
     */
    public Map<String, KeptCalibration> read() {
        if (!Files.exists(path)) {
            return Map.of();
        }
        try {
            Problems problems = new Problems();
            String text = InputFile.read(path, MOST_BYTES);
            Node root = JsonText.read(Place.of(path.toString()), text, new Variables(Map.of()), problems);
            Optional<Values> top = Keys.STATE.read(root, problems);
            problems.refuseIfAny();
            Map<String, KeptCalibration> all = new LinkedHashMap<>();
            top.orElseThrow().find(Keys.KEPT).orElse(List.of()).forEach(stream -> {
                Values kept = stream.values();
                all.put(
                        stream.name(),
                        new KeptCalibration(
                                CalibrationSetting.of(kept.get(Keys.SET)),
                                CalibrationConfig.of(kept.get(Keys.SAID_BY_FILE))));
            });
            return all;
        } catch (ConfigException e) {
            putAside(e.problems().get(0));
            return Map.of();
        }
    }

    private void putAside(String reason) {
        Path aside = Path.of(path + DAMAGED);
        String kept;
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            kept = "it is kept as " + shown(aside);
        } catch (IOException e) {
            kept = "it stays until something is set";
        }
        LOG.warn("what was set before is not known any more: {}: {}; {}", shown(path), reason, kept);
    }

    /**
     * Puts this in the place of what was written before.
     *
     * @throws IOException with the file and the reason, in words for people; what was written before then stays
     */
    public void write(Map<String, KeptCalibration> all) throws IOException {
        Map<String, Object> streams = new LinkedHashMap<>();
        all.forEach((stream, kept) -> {
            Map<String, Object> both = new LinkedHashMap<>();
            both.put(Keys.SET.name(), kept.set().written());
            both.put(Keys.SAID_BY_FILE.name(), kept.file().written());
            streams.put(stream, both);
        });
        String text = ConfigDocument.json(Map.of(Keys.KEPT.name(), streams)) + "\n";
        Path next = Path.of(path + NEXT);
        try {
            try (FileChannel out = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                // Else a machine that stops could have the new name without the new bytes.
                out.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AccessDeniedException e) {
            throw new IOException(shown(path) + " cannot be written: this user may not", e);
        } catch (IOException e) {
            throw new IOException(
                    shown(path) + " cannot be written: " + PeerText.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static String shown(Path file) {
        return PeerText.of(file.toString());
    }
}
