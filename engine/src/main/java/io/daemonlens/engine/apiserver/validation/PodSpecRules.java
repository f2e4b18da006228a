package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.container.ContainerRules;
import io.daemonlens.engine.apiserver.validation.container.HostNetworkPorts;
import io.daemonlens.engine.apiserver.validation.container.OverheadRules;
import io.daemonlens.engine.apiserver.validation.container.PodResourceRules;
import io.daemonlens.engine.apiserver.validation.container.ResourceClaimRules;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.VolumeNames;
import io.daemonlens.engine.apiserver.validation.scheduling.AffinityRules;
import io.daemonlens.engine.apiserver.validation.scheduling.TolerationRules;
import io.daemonlens.engine.apiserver.validation.scheduling.TopologySpreadRules;
import io.daemonlens.engine.apiserver.validation.security.HostUsersRules;
import io.daemonlens.engine.apiserver.validation.security.OsRules;
import io.daemonlens.engine.apiserver.validation.security.PodSecurityContextRules;
import io.daemonlens.engine.apiserver.validation.security.WindowsHostProcessRules;
import io.daemonlens.engine.apiserver.validation.volume.FileReferenceRules;
import io.daemonlens.engine.apiserver.validation.volume.VolumeRules;

/**
 * Validates a pod template's spec in upstream's order ({@code ValidatePodSpec}). Checked against
 * {@code pkg/apis/core/validation/validation.go}, 1.8 and later.
 */
final class PodSpecRules {

    /** Before this minor version, host ports are checked with the pod's security context. */
    private static final int HOST_PORTS_FOLLOW_CONTAINERS = 28;

    private PodSpecRules() {}

    static void check(Field spec, Errors errors) {
        VolumeNames volumes = VolumeRules.check(spec.at("volumes"), errors);
        ResourceClaimRules.check(spec, errors);
        ContainerRules.check(spec, volumes, errors);
        PodResourceRules.check(spec, errors);
        boolean portsFirst = errors.version().isAtLeast(HOST_PORTS_FOLLOW_CONTAINERS);
        if (portsFirst) {
            HostNetworkPorts.check(spec, errors);
        }
        PodSpecScalars.checkPolicies(spec, errors);
        if (!portsFirst) {
            HostNetworkPorts.check(spec, errors);
        }
        PodSecurityContextRules.check(spec, errors);
        AffinityRules.check(spec.at("affinity"), errors);
        DnsConfigRules.check(spec, errors);
        PodSpecScalars.checkGates(spec, errors);
        TopologySpreadRules.check(spec.at("topologySpreadConstraints"), errors);
        WindowsHostProcessRules.check(spec, errors);
        HostUsersRules.check(spec, errors);
        PodSpecScalars.checkNames(spec, errors);
        TolerationRules.check(spec.at("tolerations"), errors);
        HostAliasRules.check(spec.at("hostAliases"), errors);
        PodSpecScalars.checkClasses(spec, errors);
        OverheadRules.check(spec.at("overhead"), errors);
        OsRules.check(spec, errors);
        FileReferenceRules.checkVolumes(spec, errors);
    }
}
