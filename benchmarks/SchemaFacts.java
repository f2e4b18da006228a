import com.sun.management.ThreadMXBean;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.fieldguide.StructureCheck;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.FieldKind;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One measurement in one fresh process, in microseconds of this thread's CPU: {@code facts} meets
 * every type under a DaemonSet, and tells the bytes that took, too; {@code check FILE} checks an
 * object whose types are known already, first once and then warm.
 */
public final class SchemaFacts {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final GroupVersionKind KIND = GroupVersionKind.of("apps/v1", "DaemonSet");
    private static final int WARM = 2_000;

    public static void main(String[] args) throws Exception {
        long self = Thread.currentThread().getId();
        THREADS.getCurrentThreadCpuTime();
        if (args[0].equals("facts")) {
            long before = THREADS.getThreadAllocatedBytes(self);
            long start = THREADS.getCurrentThreadCpuTime();
            Set<ApiType> met = new LinkedHashSet<>();
            int fields = meet(ApiTypes.of(KubernetesVersion.NEWEST).root(KIND), met);
            long end = THREADS.getCurrentThreadCpuTime();
            long bytes = THREADS.getThreadAllocatedBytes(self) - before;
            System.out.println(
                    (end - start) / 1000 + " " + met.size() + " " + fields + " " + bytes);
            return;
        }
        JsonObject object = (JsonObject) JsonReader.read(Files.readString(Path.of(args[1])));
        meet(ApiTypes.of(KubernetesVersion.NEWEST).root(KIND), new LinkedHashSet<>());
        long start = THREADS.getCurrentThreadCpuTime();
        int found = check(object);
        long first = THREADS.getCurrentThreadCpuTime() - start;
        for (int i = 0; i < WARM; i++) {
            found += check(object);
        }
        start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < WARM; i++) {
            found += check(object);
        }
        long warm = (THREADS.getCurrentThreadCpuTime() - start) / WARM;
        System.out.println(first / 1000 + " " + warm / 1000 + " " + found);
    }

    private static int check(JsonObject object) {
        return StructureCheck.check(object, KIND, KubernetesVersion.NEWEST, Wording.ENGLISH).size();
    }

    private static int meet(ApiType type, Set<ApiType> met) {
        if (!met.add(type)) {
            return 0;
        }
        int fields = 0;
        for (ApiField field : type.properties().values()) {
            fields++;
            if (field.kind() == FieldKind.OBJECT) {
                fields += meet(field.type(), met);
            }
        }
        return fields;
    }
}
