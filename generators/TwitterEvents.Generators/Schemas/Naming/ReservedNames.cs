namespace TwitterEvents.Generators.Schemas.Naming;

/// <summary>
/// Names that no sample may give a generated type or property: other code has them. What emitted code itself needs it calls by qualified names,
/// so none of that is here.
/// </summary>
internal static class ReservedNames
{
    /// <summary>Members that every generated record has.</summary>
    public static readonly HashSet<string> OfProperties = new(StringComparer.Ordinal)
    {
        "AdditionalProperties", "Clone", "Empty", "EqualityContract", "Equals", "Family", "Finalize", "Find", "GetForUserId", "GetHashCode", "GetType",
        "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString", "Write", "WriteProperties",
    };

    /// <summary>Members that events have beside those.</summary>
    public static readonly HashSet<string> OfEventProperties = new(StringComparer.Ordinal)
    {
        "DiscriminatorValue", "Envelope", "ForUserId", "GetDiscriminator", "GetIdentity", "GetKind", "GetSentId", "Identity", "Kind", "MayBeForUser",
        "Nesting", "SentId", "ThisKind", "WireName", "WriteTo",
    };

    /// <summary>Members that unknown events have beside those.</summary>
    public static readonly HashSet<string> OfUnknownEvents = new(StringComparer.Ordinal) { "Raw", "SetRaw", "SetText", "Type", "UnknownKind" };

    /// <summary>Types that a file may import beside the generated ones, and what else a type's name must not be.</summary>
    public static readonly HashSet<string> OfTypes = new(StringComparer.Ordinal)
    {
        // The library's namespaces and its public types.
        "AspNetCore", "Contract", "Deliveries", "Diagnostics", "Dispatching", "Events", "Management", "Models", "Reading", "Redelivery", "Signing",
        "Testing", "Tool", "TwitterEvents",
        "ActivityDeletion", "ActivityDeletionFailure", "ActivityEventType", "ActivitySubject", "ActivitySubscription", "ActivitySubscriptionFilter",
        "ActivitySubscriptionRequest", "BooleanOrText", "CrcResponse", "Delivery", "DeliveryOutcome", "DeliveryOutcomeExtensions",
        "DeliveryProcessor", "DeliveryReader", "Drift", "DriftCount", "DriftKind", "DriftMonitor", "Envelope", "EventCatalog", "EventContext",
        "EventKind", "FakeX", "FakeXActivityAnswer", "FakeXActivitySubscription", "FakeXAnswer", "FakeXApi", "FakeXApp", "FakeXClose",
        "FakeXDelivery", "FakeXFaults", "FakeXOptions", "FakeXUser", "FakeXWebhook", "FilteredStreamLink", "HandlerAssemblyAttribute",
        "HandlerAttribute", "HandlerMethod", "HandlerRegistration", "IAccountAction", "IAction", "IAuthorizationRevoked", "IBlocked",
        "IDirectMessage", "IFollowChange", "IFollowed", "IHandle", "IMessagesRead", "IMuted", "IPostCreated", "IPostDeleted", "IPostLiked",
        "IRelationChange", "ITextEntity", "ITwitterAccounts", "ITwitterActivity", "ITwitterSignIn", "ITwitterStreamLinks", "ITwitterTokenStore",
        "ITwitterUsers", "ITwitterWebhooks", "ITyping", "IUnblocked", "IUnfollowed", "IUnmuted", "IdOr", "MalformedDelivery", "MalformedReason",
        "MemoryTokenStore", "OneOrMany", "PostVariant", "ReplayJob", "RetryAttribute", "SignInStart", "SignedInUser", "SignedRequest", "StoredTokens",
        "SubscriptionCount", "SubscriptionList", "TextEntity", "TextOrNumber", "TwitterAccount", "TwitterApi", "TwitterApiError",
        "TwitterApiException", "TwitterAppOptions", "TwitterCredentialsException", "TwitterErrorKind", "TwitterEvent", "TwitterEventsBuilder",
        "TwitterEventsCoreExtensions", "TwitterEventsEndpointRouteBuilderExtensions", "TwitterEventsHealthChecksBuilderExtensions",
        "TwitterEventsOptions", "TwitterEventsServiceCollectionExtensions", "TwitterManagementExtensions", "TwitterManagementOptions",
        "TwitterOptions", "TwitterRegistration", "TwitterRegistrationExtensions", "TwitterRegistrationOptions", "TwitterRegistrationState",
        "TwitterRegistrationStatus", "TwitterSample", "TwitterSamples", "TwitterSecretKind", "TwitterSignInEndpointRouteBuilderExtensions",
        "TwitterSubscriptionState", "TwitterTokenExtensions", "UnknownEvent", "UserCredentials", "UserTokens", "Webhook", "WebhookSignature",

        // Members of the System.Text.Json context, which has a property for each type.
        "Default", "Equals", "Finalize", "GeneratedSerializerOptions", "Get", "GetHashCode", "GetType", "GetTypeInfo", "MemberwiseClone", "Options",
        "ReferenceEquals", "ToString",

        // What an event that wraps the type would have twice.
        "AdditionalProperties", "Clone", "DiscriminatorValue", "EqualityContract", "Find", "ForUserId", "GetDiscriminator", "GetIdentity", "GetKind", "GetSentId",
        "Identity", "Kind", "MayBeForUser", "Nesting", "PrintMembers", "SentId", "ThisKind", "WireName", "Write", "WriteTo",
    };

    static ReservedNames() => OfTypes.UnionWith(FrameworkNames.All);
}
