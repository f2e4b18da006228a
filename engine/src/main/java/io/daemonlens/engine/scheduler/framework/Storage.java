package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.storage.CsiDriver;
import io.daemonlens.engine.scheduler.storage.CsiNode;
import io.daemonlens.engine.scheduler.storage.PersistentVolume;
import io.daemonlens.engine.scheduler.storage.StorageCapacity;
import io.daemonlens.engine.scheduler.storage.StorageClass;
import io.daemonlens.engine.scheduler.storage.VolumeClaim;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The storage of a cluster, as far as it is known: claims, volumes, classes and drivers. Of a kind
 * that is not known, everything that is named is taken to exist and to do no harm.
 *
 * <p>Claims find their volumes here as pods get nodes, so whoever keeps a {@link Snapshot} keeps
 * one of these with it.
 */
public final class Storage {

    /** Nothing is known. */
    public static final Storage UNKNOWN = shownBy(kind -> List.of());

    public static final String CLAIM = "PersistentVolumeClaim";
    public static final String VOLUME = "PersistentVolume";
    public static final String CLASS = "StorageClass";
    private static final String NODE = "CSINode";
    private static final String DRIVER = "CSIDriver";
    private static final String CAPACITY = "CSIStorageCapacity";
    private static final String ATTACHMENT = "VolumeAttachment";

    private final boolean complete;
    private final boolean knowsClaims;
    private final boolean knowsVolumes;
    private final Map<String, VolumeClaim> claims;
    private final Map<String, PersistentVolume> volumes;
    private final Map<String, Map<String, PersistentVolume>> openByClass = new TreeMap<>();
    private final Map<String, StorageClass> classes;
    private final Map<String, CsiNode> nodes;
    private final Map<String, CsiDriver> drivers;
    private final List<StorageCapacity> capacities;
    private final Map<String, List<Attachment>> attachments;

    /** A volume that is attached to a node, whoever uses it. */
    public record Attachment(String driver, String volume) {}

    private Storage(Function<String, ? extends Collection<JsonObject>> ofKind, boolean complete) {
        this.complete = complete;
        claims = byName(ofKind, CLAIM, VolumeClaim::of, VolumeClaim::key);
        volumes = byName(ofKind, VOLUME, PersistentVolume::of, PersistentVolume::name);
        volumes.values().forEach(this::open);
        knowsClaims = complete || !claims.isEmpty();
        knowsVolumes = complete || !volumes.isEmpty();
        classes = byName(ofKind, CLASS, StorageClass::of, StorageClass::name);
        nodes = byName(ofKind, NODE, CsiNode::of, CsiNode::name);
        drivers = byName(ofKind, DRIVER, CsiDriver::of, CsiDriver::name);
        capacities = new ArrayList<>();
        ofKind.apply(CAPACITY).forEach(each -> capacities.add(StorageCapacity.of(Field.of(each))));
        attachments = new TreeMap<>();
        for (JsonObject object : ofKind.apply(ATTACHMENT)) {
            Field spec = Field.of(object).at("spec");
            String volume = spec.at("source", "persistentVolumeName").text();
            attachments
                    .computeIfAbsent(spec.at("nodeName").text(), name -> new ArrayList<>())
                    .add(new Attachment(spec.at("attacher").text(), volume));
        }
    }

    private Storage(Storage other) {
        complete = other.complete;
        knowsClaims = other.knowsClaims;
        knowsVolumes = other.knowsVolumes;
        claims = new TreeMap<>(other.claims);
        volumes = new TreeMap<>(other.volumes);
        other.openByClass.forEach((name, open) -> openByClass.put(name, new TreeMap<>(open)));
        classes = other.classes;
        nodes = other.nodes;
        drivers = other.drivers;
        capacities = other.capacities;
        attachments = other.attachments;
    }

    /** As much as somebody shows: kinds of which there is nothing are not known. */
    public static Storage shownBy(Function<String, ? extends Collection<JsonObject>> ofKind) {
        return new Storage(ofKind, false);
    }

    /** All there is: kinds of which there is nothing are empty. */
    public static Storage complete(Function<String, ? extends Collection<JsonObject>> ofKind) {
        return new Storage(ofKind, true);
    }

    private static <T> Map<String, T> byName(
            Function<String, ? extends Collection<JsonObject>> ofKind,
            String kind,
            Function<Field, T> read,
            Function<T, String> name) {
        Map<String, T> found = new TreeMap<>();
        for (JsonObject object : ofKind.apply(kind)) {
            T one = read.apply(Field.of(object));
            found.put(name.apply(one), one);
        }
        return found;
    }

    /** The same, whose claims can be bound without binding this one's. */
    Storage copy() {
        return new Storage(this);
    }

    public boolean knowsClaims() {
        return knowsClaims;
    }

    public boolean knowsVolumes() {
        return knowsVolumes;
    }

    public boolean knowsClasses() {
        return complete || !classes.isEmpty();
    }

    public boolean knowsCapacities() {
        return complete || !capacities.isEmpty();
    }

    /**
     * The claim of a pod's volume; null where there is none, or where it is not known. One that is
     * made for the pod is there as soon as the pod is, unless all that is there is known.
     */
    public VolumeClaim claim(PodInfo pod, PodVolume volume) {
        VolumeClaim known = claims.get(volume.claimKey(pod));
        if (known != null || volume.made() == null || complete) {
            return known;
        }
        VolumeClaim made = VolumeClaim.made(volume.claimKey(pod), volume.made().template());
        return made.wants().className().isEmpty() ? made.ofClass(defaultClass()) : made;
    }

    /** What admission gives a claim without one; some name where classes are not known. */
    private String defaultClass() {
        for (StorageClass each : classes.values()) {
            if (each.isDefault()) {
                return each.name();
            }
        }
        return knowsClasses() ? "" : "default";
    }

    /** The volume of this name; null where there is none. */
    public PersistentVolume volume(String name) {
        return volumes.get(name);
    }

    /**
     * Volumes of a class that a claim may still find, by name. The scheduler's own order of equally
     * small ones is random.
     */
    public Collection<PersistentVolume> openVolumes(String className) {
        return openByClass.getOrDefault(className, Map.of()).values();
    }

    private void open(PersistentVolume volume) {
        openByClass
                .computeIfAbsent(volume.offers().className(), name -> new TreeMap<>())
                .put(volume.name(), volume);
    }

    /** The class of this name; null where there is none. */
    public StorageClass storageClass(String name) {
        return classes.get(name);
    }

    /** The drivers on the node of this name; null where nothing is known of them. */
    public CsiNode node(String name) {
        return nodes.get(name);
    }

    /** What is known of a driver; null where nothing is. */
    public CsiDriver driver(String name) {
        return drivers.get(name);
    }

    public List<StorageCapacity> capacities() {
        return capacities;
    }

    public List<Attachment> attachedTo(String node) {
        return attachments.getOrDefault(node, List.of());
    }

    public void bind(VolumeClaim claim, PersistentVolume volume) {
        claims.put(claim.key(), claim.boundTo(volume.name()));
        volumes.put(volume.name(), volume.takenBy(claim));
        Map<String, PersistentVolume> open = openByClass.get(volume.offers().className());
        if (open != null) {
            open.remove(volume.name());
        }
    }

    /**
     * The pod is gone, and the claims that were made for it with it. Of their volumes those that a
     * driver made go, too; others can be had again, unless they are kept for somebody to look at.
     */
    void release(PodInfo pod) {
        for (PodVolume each : pod.demands().volumes()) {
            VolumeClaim claim = each.made() == null ? null : claims.remove(each.claimKey(pod));
            PersistentVolume volume = claim == null ? null : volumes.get(claim.volumeName());
            if (volume == null || volume.isKept()) {
                continue;
            }
            StorageClass of = classes.get(volume.offers().className());
            if (of != null && of.makesVolumes()) {
                volumes.remove(volume.name());
            } else {
                PersistentVolume again = volume.released();
                volumes.put(again.name(), again);
                open(again);
            }
        }
    }
}
