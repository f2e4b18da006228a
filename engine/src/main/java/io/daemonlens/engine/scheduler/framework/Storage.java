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
import org.jspecify.annotations.Nullable;

/**
 * The storage of a cluster, as far as it is known: claims, volumes, classes and drivers. If no
 * objects of a kind are known, every referenced object of that kind is assumed to exist and to fit.
 *
 * <p>Claims are bound here as pods get nodes, so each {@link Snapshot} needs its own instance.
 */
public final class Storage {

    /** Storage of which nothing is known. */
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

    /** A volume that is attached to a node, whether or not a pod uses it. */
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

    /** Creates storage from incomplete data: a kind without objects is unknown. */
    public static Storage shownBy(Function<String, ? extends Collection<JsonObject>> ofKind) {
        return new Storage(ofKind, false);
    }

    /** Creates storage from complete data: a kind without objects is empty. */
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

    /** Returns a copy; binding the copy's claims does not change this storage. */
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
     * Returns the claim of a pod's volume; null if it does not exist or is unknown. The claim of an
     * ephemeral volume exists as soon as the pod does, unless the data is complete.
     */
    public @Nullable VolumeClaim claim(PodInfo pod, PodVolume volume) {
        VolumeClaim known = claims.get(volume.claimKey(pod));
        if (known != null || volume.made() == null || complete) {
            return known;
        }
        VolumeClaim made = VolumeClaim.made(volume.claimKey(pod), volume.made().template());
        return made.wants().className().isEmpty() ? made.ofClass(defaultClass()) : made;
    }

    /** Returns the default class that admission sets; a placeholder name if classes are unknown. */
    private String defaultClass() {
        for (StorageClass each : classes.values()) {
            if (each.isDefault()) {
                return each.name();
            }
        }
        return knowsClasses() ? "" : "default";
    }

    /** Returns the volume with this name; null if it does not exist. */
    public @Nullable PersistentVolume volume(String name) {
        return volumes.get(name);
    }

    /**
     * Returns the unbound volumes of a class, ordered by name. Upstream chooses randomly among
     * equally small ones.
     */
    public Collection<PersistentVolume> openVolumes(String className) {
        return openByClass.getOrDefault(className, Map.of()).values();
    }

    private void open(PersistentVolume volume) {
        openByClass
                .computeIfAbsent(volume.offers().className(), name -> new TreeMap<>())
                .put(volume.name(), volume);
    }

    /** Returns the storage class with this name; null if it does not exist. */
    public @Nullable StorageClass storageClass(String name) {
        return classes.get(name);
    }

    /** Returns the CSINode with this name; null if it is unknown. */
    public @Nullable CsiNode node(String name) {
        return nodes.get(name);
    }

    /** Returns the CSIDriver with this name; null if it is unknown. */
    public @Nullable CsiDriver driver(String name) {
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
     * Releases the ephemeral claims of a deleted pod. Dynamically provisioned volumes are deleted;
     * other volumes become available again, unless their reclaim policy is Retain.
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
