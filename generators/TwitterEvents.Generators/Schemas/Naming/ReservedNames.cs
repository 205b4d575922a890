namespace TwitterEvents.Generators.Schemas.Naming;

/// <summary>Names that generated types and properties must not have, because code that knows nothing of the samples uses them.</summary>
internal static class ReservedNames
{
    /// <summary>Members that every generated record has, or that its code calls by their simple names.</summary>
    public static readonly HashSet<string> OfProperties = new(StringComparer.Ordinal)
    {
        "AdditionalProperties", "Clone", "Empty", "EqualityContract", "Equals", "Family", "Finalize", "Find", "GetForUserId",
        "GetHashCode", "GetType", "IsKnown", "JsonTokenType", "MemberwiseClone", "PrintMembers", "Read", "ReferenceEquals", "ToString", "Wire", "Write", "WriteProperties",
    };

    /// <summary>Members that events have beside those.</summary>
    public static readonly HashSet<string> OfEventProperties = new(StringComparer.Ordinal)
    {
        "DiscriminatorValue", "Envelope", "EventIdentity", "ForUserId", "Identity", "Kind", "MayBeForUser", "ThisKind", "WireName",
    };

    /// <summary>Types that an inferred type in the namespace <c>TwitterEvents</c> would collide with, or hide from the code that uses them.</summary>
    public static readonly HashSet<string> OfTypes = new(StringComparer.Ordinal)
    {
        // The library's namespaces and its types.
        "Codecs", "Deliveries", "Diagnostics", "Dispatching", "Events", "Reading", "Redelivery", "Signing",
        "BooleanOrText", "CodecConverter", "CrcResponse", "CrcToken", "Delivery", "DeliveryBuilder", "DeliveryName", "DeliveryOutcome",
        "DeliveryOutcomeExtensions", "DeliveryProcessor", "DeliveryReader", "Discriminators", "Drift", "DriftCount", "DriftKind", "DriftLog", "DriftMonitor",
        "DriftPath", "Envelope",
        "EscapedText", "EventContext", "EventIdentity", "EventKind", "Extras", "IdOr", "Inexactness", "KeptProperties", "OneOrMany", "HandlerAttribute", "HandlerCall", "HandlerMethod",
        "HandlerRegistration", "HandlerRegistry", "HandlerRunner", "ICodec", "IEventReader", "IEventSelection", "IHandle", "ITextEntity", "IWords",
        "IWireRecord", "IProcessingSettings", "IncomingEvent", "JsonLeaves", "JsonNumber", "JsonText", "Log", "MalformedDelivery", "MalformedReason",
        "ProcessingSettings", "RawValues", "ReadState", "RecentTexts", "RecordConverter", "RedeliveryKey", "RunningDeliveries", "SignatureForm", "SigningKey", "TextEntity", "TextOrNumber", "TooManyItemsException", "TweetVariant",
        "TwitterEvent", "TwitterEventKinds", "TwitterEventsBuilder", "TwitterEventsCoreExtensions", "TwitterEventsMetrics",
        "TwitterEventsOptions", "UnknownBody", "UnknownEvent", "WebhookSignature", "Wire",

        // Codecs and converters.
        "BooleanCodec", "BooleanOrTextCodec", "DateOnlyCodec", "DoubleCodec", "Epoch", "EpochMillisecondsCodec", "EpochMillisecondsTextCodec",
        "EpochSecondsCodec", "EpochSecondsTextCodec", "IdCodec", "IdNumberCodec", "IdOrCodec", "Int64Codec", "IRfc3339Form", "ListCodec", "MapCodec", "NullableCodec", "NullableValueCodec", "OneOrManyCodec", "RawCodec", "RecordCodec",
        "Rfc3339", "Rfc3339Codec", "StringCodec", "TextOrNumberCodec", "TwitterDateCodec", "WordCodec", "WordOrNumberCodec",

        // Members of the System.Text.Json context, which has a property for each type.
        "Create", "Default", "Finalize", "GeneratedSerializerOptions", "Get", "GetType", "GetTypeInfo", "MemberwiseClone", "Options",
        "ReferenceEquals", "ToString", "TwitterEventsJsonContext",

        // What an event that wraps the type would have twice.
        "AdditionalProperties", "Clone", "DiscriminatorValue", "EqualityContract", "Equals", "Find", "ForUserId", "GetHashCode", "Identity",
        "Kind", "MayBeForUser", "PrintMembers", "Read", "ThisKind", "WireName", "Write",

        // Of the framework.
        "Action", "ArgumentException", "ArgumentNullException", "Array", "Attribute", "Boolean", "Buffer", "CancellationToken", "Char",
        "Convert", "DateOnly", "DateTime", "DateTimeOffset", "Delegate", "Dictionary", "Double", "Enum", "Environment", "Exception", "Func", "Guid",
        "IDictionary", "IJsonTypeInfoResolver", "IReadOnlyDictionary", "IReadOnlyList", "Index", "Int32", "Int64", "Interlocked",
        "JsonConverter", "JsonConverterAttribute", "JsonElement", "JsonException", "JsonExtensionData", "JsonExtensionDataAttribute",
        "JsonIgnore", "JsonIgnoreAttribute", "JsonMetadataServices", "JsonPropertyName", "JsonPropertyNameAttribute", "JsonSerializer",
        "JsonSerializerContext", "JsonSerializerOptions", "JsonTokenType", "JsonTypeInfo", "KeyValuePair", "Lazy", "List", "Lock", "Math",
        "Memory", "Microsoft", "Monitor", "Object", "Random", "Range", "ReadOnlyMemory", "ReadOnlySpan", "Span", "String", "System", "Task",
        "Thread", "TimeProvider", "TimeSpan", "Timer", "Tuple", "Type", "Uri", "Utf8JsonReader", "Utf8JsonWriter", "ValueTask", "ValueTuple",
        "Version",
    };
}
