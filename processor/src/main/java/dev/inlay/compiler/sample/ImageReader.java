package dev.inlay.compiler.sample;

import dev.inlay.compiler.declaration.ImageSettings;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;

/** Samples from the PNG and JPEG files of a folder and of the folders in it, in the order of their paths. */
final class ImageReader implements SampleReader {
    /** Larger pictures are refused before they are decoded. */
    private static final long MAX_PIXELS = 1L << 26;

    private final String name;
    private final Path folder;
    private final List<Path> files;
    private final ImageScaler scaler;
    private int read;

    ImageReader(String name, Path folder, List<Value> inputs, ImageSettings settings) throws IOException {
        if (inputs.size() != 1) {
            throw DataProblems.of(DiagnosticId.IMAGE_INPUT, name, "it has " + inputs.size() + " inputs");
        }
        this.name = name;
        this.folder = folder;
        this.scaler = ImageScaler.of(name, inputs.get(0), settings);
        try (Stream<Path> found = Files.walk(folder)) {
            this.files = found.filter(ImageReader::isImage).sorted().toList();
        }
    }

    private static boolean isImage(Path path) {
        String file = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return file.endsWith(".png") || file.endsWith(".jpg") || file.endsWith(".jpeg");
    }

    @Override
    public Optional<List<Tensor>> next() throws IOException {
        if (read == files.size()) {
            return Optional.empty();
        }
        return Optional.of(List.of(scaler.scale(decode(files.get(read++)))));
    }

    private BufferedImage decode(Path file) throws IOException {
        String picture = name + "/" + folder.relativize(file).toString().replace('\\', '/');
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<javax.imageio.ImageReader> decoders = ImageIO.getImageReaders(in);
            if (!decoders.hasNext()) {
                throw DataProblems.malformed(picture, "it is neither PNG nor JPEG");
            }
            javax.imageio.ImageReader decoder = decoders.next();
            try {
                decoder.setInput(in, true, true);
                long pixels = (long) decoder.getWidth(0) * decoder.getHeight(0);
                if (pixels > MAX_PIXELS) {
                    throw DataProblems.malformed(picture, pixels + " pixels are above the limit of " + MAX_PIXELS);
                }
                return decoder.read(0);
            } finally {
                decoder.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw DataProblems.malformed(picture, "it cannot be decoded: " + e.getMessage());
        }
    }

    @Override
    public int count() {
        return files.size();
    }

    @Override
    public void close() {
        // each file is closed as soon as it is decoded
    }
}
