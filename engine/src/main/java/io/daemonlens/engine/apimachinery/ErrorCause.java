package io.daemonlens.engine.apimachinery;

import java.util.List;

/**
 * Why a field error was raised, stated by the rule that raised it. It tells errors of one rule code
 * apart, so that help and fixes do not depend on the text of the message.
 */
public sealed interface ErrorCause {

    /** The value has more bytes, or the list more items, than allowed. */
    record TooLong(int max) implements ErrorCause {}

    /** The number is outside a range; both ends are allowed. */
    record OutOfRange(long min, long max) implements ErrorCause {}

    /** The number is below the minimum. */
    record TooSmall(long min) implements ErrorCause {}

    /** The value is not one of a fixed set, given in the order of the message. */
    record NotSupported(List<String> supported) implements ErrorCause {
        public NotSupported {
            supported = List.copyOf(supported);
        }
    }

    /** The request of a resource is above its limit. */
    record RequestAboveLimit(String resource) implements ErrorCause {}

    /** Causes without details. */
    enum Plain implements ErrorCause {
        /** The rule code and the error type say everything that is known. */
        UNSPECIFIED,
        /** The characters of a name are not those of a DNS label. */
        NOT_A_DNS_LABEL,
        /** The characters of a name are not those of a DNS subdomain. */
        NOT_A_DNS_SUBDOMAIN,
        /** A toleration has a value although its operator is Exists. */
        VALUE_WITH_EXISTS,
        /** A toleration has neither a key nor the operator Exists. */
        TOLERATION_WITHOUT_KEY,
        /** A toleration has seconds and an effect other than NoExecute. */
        SECONDS_WITHOUT_NO_EXECUTE,
        /** A field selector does not have exactly one value. */
        FIELD_SELECTOR_NEEDS_ONE_VALUE,
        /** A requirement has values although its operator only asks for existence. */
        OPERATOR_WITHOUT_VALUES,
        /** A requirement has no values although its operator compares with them. */
        OPERATOR_NEEDS_VALUES,
        /** A requirement does not have the single value that its operator compares with. */
        OPERATOR_NEEDS_ONE_VALUE,
        /** A regular container has a restart policy. */
        RESTART_POLICY_OF_REGULAR_CONTAINER,
        /** More than one member of a set is present, of which exactly one may be. */
        MORE_THAN_ONE,
        /** Two mounts of a container have the same path. */
        MOUNT_PATH_TWICE,
        /** maxSurge is set although maxUnavailable is not zero. */
        SURGE_WITH_UNAVAILABLE,
        /** A text is not a percentage. */
        NOT_A_PERCENTAGE,
        /** A number of an IP address has leading zeros. */
        LEADING_ZEROS,
        /** An IPv4 address is written as an IPv6 address. */
        IPV4_MAPPED_ADDRESS,
        /** A disk that many nodes attach is not read-only. */
        DISK_NOT_READ_ONLY
    }
}
