package org.videostreamer.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder on a disk of its own that is soon full: one in memory, which only root may make. Elsewhere a plain folder. */
final class SmallDisk implements AutoCloseable {

    private static final String BYTES = "2m";
    private static final int BLOCK = 4_096;

    private final Path folder;
    private final boolean mounted;

    SmallDisk(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        this.mounted = run("mount", "-t", "tmpfs", "-o", "size=" + BYTES, "soak", this.folder.toString());
        // Also when it is interrupted, and with whatever still writes there.
        Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "leave the small disk"));
    }

    Path folder() {
        return folder;
    }

    /** Whether it can be full. */
    boolean isSmall() {
        return mounted;
    }

    /** Takes all that is left of it. */
    void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (mounted) {
                out.write(block);
            }
        } catch (IOException e) {
            // full
        }
    }

    /** Gives it back. */
    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        free();
        if (mounted) {
            Path kept = folder.resolveSibling("faults.log");
            Files.deleteIfExists(kept);
            Files.copy(folder.resolve("program.log"), kept);
            leave();
        }
    }

    private void leave() {
        try {
            if (mounted) {
                run("umount", "--lazy", folder.toString());
            }
        } catch (IOException e) {
            Soak.progress(folder + " stays mounted: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
