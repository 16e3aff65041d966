package dev.inlay.compiler.sample;

import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.resource.Resource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Opens an .npz archive: a ZIP with one .npy array an input, under the input's name. */
final class NpzOpener {
    private NpzOpener() {}

    /** @param label read behind the inputs, where there is one */
    static SampleReader open(Resource data, List<Value> inputs, Optional<Value> label) throws IOException {
        Archive archive = Archive.open(data);
        List<NpyArray> arrays = new ArrayList<>();
        try {
            List<String> names = new ArrayList<>(names(archive.zip()));
            if (label.isPresent()) {
                arrays.add(array(archive.zip(), data, label.get(), find(names, data, label.get(), false)));
                names.remove(label.get().name() + ".npy");
            }
            for (int i = 0; i < inputs.size(); i++) {
                String entry = find(names, data, inputs.get(i), inputs.size() == 1);
                arrays.add(i, array(archive.zip(), data, inputs.get(i), entry));
            }
            return new ArrayReader(data.name(), arrays, archive);
        } catch (IOException | RuntimeException e) {
            for (NpyArray array : arrays) {
                array.close();
            }
            archive.close();
            throw e;
        }
    }

    private static NpyArray array(ZipFile zip, Resource data, Value value, String entry) throws IOException {
        return NpyArray.open(data.name() + "/" + entry, value, zip.getInputStream(zip.getEntry(entry)));
    }

    private static List<String> names(ZipFile zip) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".npy"))
                .toList();
    }

    /** The array named as the input; for a network of one input also {@code x}, or the only array there is. */
    private static String find(List<String> names, Resource data, Value input, boolean single) {
        String wanted = input.name() + ".npy";
        String found = wanted;
        if (single && !names.contains(wanted)) {
            found = names.contains("x.npy") ? "x.npy" : names.size() == 1 ? names.get(0) : wanted;
        }
        if (!names.contains(found)) {
            String present =
                    names.isEmpty() ? "none at all" : String.join(", ", names).replace(".npy", "");
            throw DataProblems.of(DiagnosticId.DATA_ARRAY_MISSING, data.name(), input.name(), present);
        }
        return found;
    }

    /** An open ZIP, and the copy of it to delete where it had to be brought to disk first. */
    private record Archive(ZipFile zip, Path copy) implements Closeable {
        static Archive open(Resource data) throws IOException {
            Path copy = null;
            if (data.path().isEmpty()) {
                copy = Files.createTempFile("inlay", ".npz");
                try (InputStream in = data.open()) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            try {
                return new Archive(new ZipFile(data.path().orElse(copy).toFile()), copy);
            } catch (ZipException e) {
                if (copy != null) {
                    Files.delete(copy);
                }
                throw DataProblems.malformed(data.name(), "it is no ZIP archive: " + e.getMessage());
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
            if (copy != null) {
                Files.delete(copy);
            }
        }
    }
}
