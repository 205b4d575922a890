namespace TwitterEvents.Generators.Naming;

/// <summary>Names that hand-written code of the runtime has taken.</summary>
internal static class ReservedNames
{
    /// <summary>Types of the namespace <c>TwitterEvents</c> that an inferred type must not be named like.</summary>
    public static readonly HashSet<string> OfTypes = new(StringComparer.Ordinal)
    {
        "BooleanOrText", "CrcResponse", "DeliveryOutcome", "DeliveryProcessor", "Dispatching", "Envelope", "EventContext", "Events",
        "HandlerAttribute", "IHandle", "Inbox", "MalformedDelivery", "MalformedReason", "Reading", "Signing", "TextOrNumber",
        "TwitterEvent", "TwitterEventsBuilder", "TwitterEventsJsonContext", "TwitterOptions", "UnknownEvent", "WebhookSignature",
    };

    /// <summary>Members every generated record has.</summary>
    public static readonly HashSet<string> OfProperties = new(StringComparer.Ordinal)
    {
        "AdditionalProperties", "DiscriminatorValue", "Envelope", "EqualityContract", "Equals", "Family", "Find", "GetForUserId", "GetHashCode",
        "GetType", "Identity", "MemberwiseClone", "PrintMembers", "Read", "ReferenceEquals", "ToString", "WireName", "Write",
        "WriteProperties",
    };
}
